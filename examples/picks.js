// Asks for a learner's picks, shows them with their reasons, and asks again whenever the first one changes.
const address = document.documentElement.dataset.cairn + '/graphql';
const form = document.getElementById('who');
const state = document.getElementById('state');
const list = document.getElementById('picks');

const PICKS = `query($learner: LearnerRef!) {
  recommendations(learner: $learner, first: 5) {
    edges { pick { because reasons { because } content { key title link kind minutes } } }
    decision { id }
  }
}`;
const CHANGES = `subscription($learner: LearnerRef!) {
  nextBestContentChanged(learner: $learner) { cause pick { content { key } } }
}`;
const DONE = `mutation($input: RecordSignalsInput!) {
  recordSignals(input: $input) { userErrors { message } }
}`;

const send = (query, variables, more = {}) => fetch(address, {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Accept: more.accept ?? 'application/json',
    ...(form.elements.token.value && { Authorization: 'Bearer ' + form.elements.token.value }),
  },
  body: JSON.stringify({ query, variables }),
  signal: more.signal,
});

async function ask(query, variables) {
  const answer = await (await send(query, variables)).json();
  if (answer.errors) {
    throw new Error(answer.errors[0].message);
  }
  return Object.values(answer.data)[0];
}

const learner = () => ({ id: form.elements.learner.value });

async function show(cause) {
  const { edges, decision } = await ask(PICKS, { learner: learner() });
  list.replaceChildren(...edges.map(({ pick }) => card(pick, decision)));
  state.textContent = `${edges.length} picks (${cause.toLowerCase()})`;
}

// Texts go in as text, never as HTML. Links are safe: the schema's `Url` is never one that runs code.
function card({ content, because, reasons }, decision) {
  const item = document.createElement('li');
  const title = document.createElement(content.link ? 'a' : 'strong');
  title.textContent = content.title;
  if (content.link) {
    title.href = content.link;
  }
  const done = document.createElement('button');
  done.textContent = `Completed: ${content.title}`;
  done.onclick = () => ask(DONE, {
    input: {
      signals: [{
        id: 'example-' + Date.now(), learner: learner(), kind: 'completed', content: { id: content.key },
        at: new Date().toISOString(), decision: decision.id,
      }],
    },
  }).catch(say);
  const why = [because, ...reasons.map(reason => reason.because)].filter(Boolean);
  item.append(title, ` ${content.kind}${content.minutes ? `, ${content.minutes} minutes` : ''}`);
  for (const text of new Set(why)) {
    const line = document.createElement('p');
    line.textContent = 'because ' + text;
    item.append(line);
  }
  item.append(done);
  return item;
}

const say = failure => {
  state.textContent = failure.message;
};

// Server-sent events by fetch: an `EventSource` can send neither a token nor a query of some length.
async function* changes(signal) {
  const response = await send(CHANGES, { learner: learner() }, { accept: 'text/event-stream', signal });
  if (!response.ok) {
    throw new Error(`the live line was refused (${response.status})`);
  }
  let text = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const events = (text + read.value).split('\n\n');
    text = events.pop();
    for (const event of events) {
      const data = /^data: (.+)$/m.exec(event);
      if (data) {
        yield JSON.parse(data[1]).data.nextBestContentChanged;
      }
    }
  }
}

let line = new AbortController();

async function live() {
  line.abort();
  const { signal } = line = new AbortController();
  for (let wait = 1000; !signal.aborted; wait = Math.min(60000, wait * 2)) {
    try {
      for await (const { cause } of changes(signal)) {
        wait = 1000;
        // the first event says how it stands: what a break may have hidden is asked for with it
        await show(cause);
      }
    } catch (failure) {
      if (!signal.aborted) {
        say(failure);
      }
    }
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

form.addEventListener('submit', event => {
  event.preventDefault();
  live();
});
live();
