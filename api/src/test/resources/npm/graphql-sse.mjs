import { createClient } from 'graphql-sse';
import { DONE, PAGE, QUERY, WATCH, demand, demandChanges, demandPages, done, url } from './tried.mjs';

const client = createClient({ url, retryAttempts: 0 });

async function once(query, variables) {
  for await (const result of client.iterate({ query, variables })) {
    demand(!result.errors, JSON.stringify(result.errors));
    return result.data;
  }
}

demand((await once(QUERY)).learner.name === 'Ada Nilsson', 'a query is answered');
const first = (await once(PAGE)).recommendations;
demandPages(first, (await once(PAGE, { after: first.pageInfo.endCursor })).recommendations);
await demandChanges(
  (tell) =>
    client.subscribe(
      { query: WATCH },
      {
        next: (result) => tell(result.data.nextBestContentChanged),
        error: (error) => {
          console.error(error);
          process.exit(1);
        },
        complete: () => {},
      },
    ),
  async (content) => demand((await once(DONE, done('sse', content))).recordSignals.accepted === 1, 'a mutation runs'),
);
client.dispose();
console.log('ok');
