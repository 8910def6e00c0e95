import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { DONE, PAGE, QUERY, WATCH, demand, demandChanges, demandPages, done, socketUrl, url } from './tried.mjs';

const socket = createClient({ url: socketUrl, webSocketImpl: WebSocket });
const overSocket = subscriptionExchange({
  forwardSubscription: (request) => ({
    subscribe: (sink) => ({
      unsubscribe: socket.subscribe({ query: request.query ?? '', variables: request.variables }, sink),
    }),
  }),
});

async function trial(client, name) {
  const good = (result) => {
    demand(!result.error, `${name}: ${result.error}`);
    return result.data;
  };
  demand(good(await client.query(QUERY, {}).toPromise()).learner.name === 'Ada Nilsson', 'a query is answered');
  const page = async (variables) => good(await client.query(PAGE, variables).toPromise()).recommendations;
  const first = await page({});
  demandPages(first, await page({ after: first.pageInfo.endCursor }));
  await demandChanges(
    (tell) => {
      const watched = client
        .subscription(WATCH, {})
        .subscribe((result) => tell(good(result).nextBestContentChanged));
      return () => watched.unsubscribe();
    },
    async (content) => {
      const mutated = good(await client.mutation(DONE, done(name, content)).toPromise());
      demand(mutated.recordSignals.accepted === 1, 'a mutation runs');
    },
  );
}

await trial(new Client({ url, exchanges: [overSocket, fetchExchange], preferGetMethod: false }), 'urql-ws');
// the same client without a socket: subscriptions are events over HTTP, queries are sent by GET
await trial(new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true, preferGetMethod: 'force' }), 'urql-sse');
await socket.dispose();
console.log('ok');
process.exit(0);
