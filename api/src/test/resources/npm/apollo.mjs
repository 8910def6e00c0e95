import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core/index.js';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions/index.js';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { DONE, PAGE, QUERY, WATCH, demand, demandChanges, demandPages, done, socketUrl, url } from './tried.mjs';

const socket = createClient({ url: socketUrl, webSocketImpl: WebSocket });
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: url }),
  ),
});

demand((await client.query({ query: gql(QUERY) })).data.learner.name === 'Ada Nilsson', 'a query is answered');
const page = async (variables) => (await client.query({ query: gql(PAGE), variables })).data.recommendations;
const first = await page({});
demandPages(first, await page({ after: first.pageInfo.endCursor }));
await demandChanges(
  (tell) => {
    const watched = client.subscribe({ query: gql(WATCH) }).subscribe({
      next: (result) => tell(result.data.nextBestContentChanged),
    });
    return () => watched.unsubscribe();
  },
  async (content) => {
    const mutated = await client.mutate({ mutation: gql(DONE), variables: done('apollo', content) });
    demand(mutated.data.recordSignals.accepted === 1, 'a mutation runs');
  },
);
client.stop();
await socket.dispose();
console.log('ok');
process.exit(0);
