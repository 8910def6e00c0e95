// The public audit of GraphQL over HTTP.
import { serverAudits } from 'graphql-http';
import { url } from './tried.mjs';

let passed = 0;
let failed = 0;
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    passed++;
  } else {
    failed++;
    console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  }
}
console.log(`${passed} of ${passed + failed}`);
process.exit(failed === 0 ? 0 : 1);
