import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { DONE, PAGE, QUERY, WATCH, demand, demandChanges, demandPages, done, socketUrl } from './tried.mjs';

const client = createClient({ url: socketUrl, webSocketImpl: WebSocket, keepAlive: 1_000, retryAttempts: 0 });

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
  async (content) => demand((await once(DONE, done('ws', content))).recordSignals.accepted === 1, 'a mutation runs'),
);
const refused = await new Promise((resolve) =>
  client.subscribe({ query: '{ nothing }' }, { next: () => resolve('next'), error: resolve, complete: () => {} }),
);
demand(Array.isArray(refused) && refused[0].extensions.code === 'VALIDATION_ERROR', 'what is invalid is an error');
// longer than the client's own pings take
await new Promise((resolve) => setTimeout(resolve, 2_500));
demand((await once(QUERY)).learner.name === 'Ada Nilsson', 'the socket goes on');
await client.dispose();
console.log('ok');
