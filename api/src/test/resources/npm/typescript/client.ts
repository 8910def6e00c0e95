// A small client by the generated types. It is compiled, not run: what the schema does not allow, the compiler does not either.
import type {
  HappenedMutation, HappenedMutationVariables, NextQuery, NextQueryVariables,
} from './generated/operations';
import type { Content, ErrorCode, LearnerRef, Pick as Picked, Query, QueryRecommendationsArgs } from './generated/schema';

interface Operations {
  Next: { data: NextQuery; variables: NextQueryVariables };
  Happened: { data: HappenedMutation; variables: HappenedMutationVariables };
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: ReadonlyArray<{ readonly message: string; readonly extensions?: { readonly code?: ErrorCode } }>;
}

export async function ask<Name extends keyof Operations>(
  url: string,
  operationName: Name,
  query: string,
  variables: Operations[Name]['variables'],
): Promise<Operations[Name]['data']> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ operationName, query, variables }),
  });
  const answer = (await response.json()) as Answer<Operations[Name]['data']>;
  if (!answer.data) {
    throw new Error(answer.errors?.[0]?.message ?? response.statusText);
  }
  return answer.data;
}

export async function show(url: string, document: string): Promise<string> {
  const ada: LearnerRef = { externalId: { system: 'hr', value: '1001' } };
  const { nextBestContent } = await ask(url, 'Next', document, { learner: ada, moment: { device: 'mobile', minutes: 5 } });
  const pick = nextBestContent?.pick;
  return pick ? `${pick.content.title}, ${pick.content.minutes ?? '?'} minutes: ${pick.because ?? ''}` : 'nothing';
}

export async function happened(url: string, document: string, decision: string): Promise<ErrorCode | null> {
  const { recordSignals } = await ask(url, 'Happened', document, {
    input: { signals: [{ id: 'portal-1', learner: { id: 'ada' }, kind: 'viewed', at: new Date().toISOString(), decision }] },
  });
  return recordSignals?.userErrors[0]?.code ?? null;
}

export const question: QueryRecommendationsArgs = { learner: { id: 'ada' }, first: 3 };
export const titles = (answer: Pick<Query, 'recommendations'>): string[] =>
  answer.recommendations?.edges.map(edge => edge.node.title) ?? [];
export const card = (pick: Picked): Content => pick.content;

// @ts-expect-error a learner is named in exactly one way
export const twice: LearnerRef = { id: 'ada', externalId: { system: 'hr', value: '1001' } };
// @ts-expect-error a link may be missing
export const link = (content: Content): string => content.link;
// @ts-expect-error a list has a learner
export const nobody: QueryRecommendationsArgs = { first: 3 };
// @ts-expect-error what is answered is not written to
export const rename = (content: Content): void => { content.title = 'another'; };
// @ts-expect-error a code is one of the schema's
export const code: ErrorCode = 'NO_SUCH_CODE';
