// What every client is tried with, and how it is told.
export const [, , url] = process.argv;
export const socketUrl = url.replace(/^http/, 'ws');

export const QUERY = 'query Ada { learner(ref: {id: "ada"}) { id name } }';
export const PAGE = `query Page($after: String) {
  recommendations(learner: {id: "ada"}, first: 2, after: $after) {
    edges { cursor node { id key } } pageInfo { hasNextPage endCursor } } }`;
export const WATCH = `subscription Watch {
  nextBestContentChanged(learner: {id: "ada"}) { cause pick { content { id key } } } }`;
export const DONE = `mutation Done($id: ID!, $content: ID!, $at: DateTime!) {
  recordSignals(input: {signals: [{id: $id, learner: {id: "ada"}, kind: "dismissed", at: $at, content: {id: $content}}]}) {
    accepted userErrors { code message } } }`;

export function done(client, content) {
  return { id: `${client}-${Date.now()}`, content, at: new Date().toISOString() };
}

export function demand(truth, what) {
  if (!truth) {
    throw new Error(what);
  }
}

export function demandPages(first, second) {
  demand(first.edges.length === 2 && first.pageInfo.hasNextPage, 'the first page is a page');
  const before = first.edges.map((edge) => edge.node.key);
  demand(second.edges.length === 2 && second.edges.every((edge) => !before.includes(edge.node.key)), 'pages go on');
}

/** Waits for the first picks one by one, as they are told to the callback that `begin` is given. */
export async function demandChanges(begin, act) {
  const told = [];
  let wake = () => {};
  const stop = begin((change) => {
    told.push(change);
    wake();
  });
  const next = async () => {
    const limit = setTimeout(() => {
      console.error('nothing was told');
      process.exit(1);
    }, 20_000);
    while (told.length === 0) {
      await new Promise((resolve) => (wake = resolve));
    }
    clearTimeout(limit);
    return told.shift();
  };
  const start = await next();
  demand(start.cause === 'START', `begins with START, not ${start.cause}`);
  await act(start.pick.content.key);
  const change = await next();
  demand(change.cause === 'SIGNAL', `goes on with SIGNAL, not ${change.cause}`);
  demand(change.pick.content.key !== start.pick.content.key, 'there is something else to see');
  await stop();
}

export async function post(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
