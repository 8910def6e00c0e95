const { createClient } = require('graphql-ws');
const { Environment, Network, Observable, RecordSource, Store, commitMutation, fetchQuery, requestSubscription } =
  require('relay-runtime');
const WebSocket = require('ws');
const query = require('./src/__generated__/operationsQuery.graphql');
const pageQuery = require('./src/__generated__/operationsPageQuery.graphql');
const mutation = require('./src/__generated__/operationsDoneMutation.graphql');
const subscription = require('./src/__generated__/operationsWatchSubscription.graphql');

async function main() {
  const { demand, demandChanges, demandPages, done, post, socketUrl } = await import('../tried.mjs');
  const socket = createClient({ url: socketUrl, webSocketImpl: WebSocket });
  const environment = new Environment({
    network: Network.create(
      (request, variables) => post(request.text, variables),
      (request, variables) =>
        Observable.create((sink) => socket.subscribe({ query: request.text, variables }, sink)),
    ),
    store: new Store(new RecordSource()),
  });

  const found = await fetchQuery(environment, query, {}).toPromise();
  demand(found.learner.name === 'Ada Nilsson', 'a query is answered');
  const page = async (variables) => (await fetchQuery(environment, pageQuery, variables).toPromise()).recommendations;
  const first = await page({ count: 2 });
  const second = await post(pageQuery.params.text, { count: 2, after: first.pageInfo.endCursor });
  demandPages(first, second.data.recommendations);
  await demandChanges(
    (tell) => {
      const watched = requestSubscription(environment, {
        subscription,
        variables: {},
        onNext: (data) => tell(data.nextBestContentChanged),
        onError: (error) => {
          console.error(error);
          process.exit(1);
        },
      });
      return () => watched.dispose();
    },
    (content) =>
      new Promise((resolve, reject) => {
        const signal = done('relay', content);
        commitMutation(environment, {
          mutation,
          variables: {
            input: {
              signals: [
                {
                  id: signal.id,
                  learner: { id: 'ada' },
                  kind: 'dismissed',
                  at: signal.at,
                  content: { id: content },
                },
              ],
            },
          },
          onCompleted: (data) => resolve(demand(data.recordSignals.accepted === 1, 'a mutation runs')),
          onError: reject,
        });
      }),
  );
  await socket.dispose();
  console.log('ok');
  process.exit(0);
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
