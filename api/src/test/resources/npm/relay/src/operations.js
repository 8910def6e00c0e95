// Read by Relay's compiler only, which makes __generated__ of it.
graphql`
  query operationsQuery {
    learner(ref: { id: "ada" }) {
      name
      ...operations_picks
    }
    recommendations(learner: { id: "ada" }, first: 2) {
      edges { node { key } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
graphql`
  fragment operations_picks on Learner {
    key
    journeys { program stage }
  }
`;
graphql`
  query operationsPageQuery($count: Int!, $after: String) {
    recommendations(learner: { id: "ada" }, first: $count, after: $after)
      @connection(key: "operations_recommendations", filters: []) {
      edges { node { key title } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
graphql`
  mutation operationsDoneMutation($input: RecordSignalsInput!) {
    recordSignals(input: $input) { accepted userErrors { code message } }
  }
`;
graphql`
  subscription operationsWatchSubscription {
    nextBestContentChanged(learner: { id: "ada" }) { cause pick { content { key } } }
  }
`;
