
/** The service writes `DOCUMENTS` before this module: the texts of documents.json, which an operator can let through alone. */
const [QUERY, RECORD, DISMISS, UNDO, WATCH] =
    ['picks', 'record', 'dismiss', 'undo', 'watch'].map(name => DOCUMENTS['cairn-next-best/' + name]);

const PATIENCE_MS = 20000;
/** The service gives a sign of life every 20 s: after three of them missed nobody is there any more. */
const SILENCE_MS = 65000;
const LONGEST_EVENT = 1000000;

/** Why there is no answer. `code` is one of the schema's `ErrorCode`, or `HTTP`, `NETWORK` or `TOKEN`. */
class Refused extends Error {
    constructor(code, message, status = 0) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** Whether the same again may well be answered. */
    get passes() {
        return ['NETWORK', 'TOKEN'].includes(this.code) || this.status >= 500 || [401, 408, 429].includes(this.status)
            || ['UNAVAILABLE', 'TIMEOUT', 'INTERNAL', 'TOO_BUSY'].includes(this.code);
    }
}

/** The way to `/graphql`. A token is asked for at every request and is kept nowhere but here. */
class Asking {
    #endpoint;
    #getToken;
    #lastToken = null;

    /** Both are functions: what they give may change. */
    constructor(endpoint, getToken) {
        this.#endpoint = endpoint;
        this.#getToken = getToken;
    }

    /** The root field's value. With `leaving`, it outlives the page, and does not wait for a token. */
    async ask(query, variables, {signal, leaving = false} = {}) {
        const signals = [AbortSignal.timeout(PATIENCE_MS), ...(signal ? [signal] : [])];
        const response = await this.#send({query, variables}, 'application/json', AbortSignal.any(signals), leaving);
        return this.#root(await this.#json(response), response.status);
    }

    /** What a subscription tells, until it ends. */
    async* events(query, variables, signal) {
        const silence = new AbortController();
        let timer;
        const alive = () => {
            clearTimeout(timer);
            timer = setTimeout(() => silence.abort(), SILENCE_MS);
        };
        try {
            alive();
            const response =
                await this.#send({query, variables}, 'text/event-stream', AbortSignal.any([signal, silence.signal]), false);
            if (!(response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')) {
                this.#root(await this.#json(response), response.status);
                throw new Refused('HTTP', 'no events come from there', response.status);
            }
            const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
            let text = '';
            for (let read = await reader.read(); !read.done; read = await reader.read()) {
                alive();
                const events = (text + read.value).split('\n\n');
                text = events.pop();
                if (text.length > LONGEST_EVENT) {
                    throw new Refused('NETWORK', 'an event has no end');
                }
                for (const event of events) {
                    if (event.includes('event: complete')) {
                        return;
                    }
                    const data = /^data: (.*)$/m.exec(event);
                    if (data) {
                        yield this.#root(JSON.parse(data[1]), response.status);
                    }
                }
            }
        } finally {
            clearTimeout(timer);
        }
    }

    async #send(body, accept, signal, leaving) {
        for (let again = false; ; again = true) {
            const token = leaving && !again && this.#lastToken ? this.#lastToken : await this.#token(again);
            const headers = {'Content-Type': 'application/json', Accept: accept};
            if (token) {
                headers.Authorization = 'Bearer ' + token;
            }
            let response;
            try {
                response = await fetch(this.#endpoint(), {
                    method: 'POST', headers, body: JSON.stringify(body), signal, keepalive: leaving,
                    // a token goes nowhere but where it is meant for
                    redirect: 'error', credentials: 'same-origin', cache: 'no-store', referrerPolicy: 'no-referrer',
                });
            } catch (failure) {
                throw new Refused('NETWORK', String(failure?.message ?? failure));
            }
            // one that expired just now: a fresh one, once
            if (response.status !== 401 || !token || again) {
                return response;
            }
        }
    }

    async #token(again) {
        try {
            return this.#lastToken = await this.#getToken(again);
        } catch (failure) {
            throw new Refused('TOKEN', String(failure?.message ?? failure));
        }
    }

    async #json(response) {
        try {
            return await response.json();
        } catch {
            throw new Refused('HTTP', 'the answer has status ' + response.status, response.status);
        }
    }

    #root(answer, status) {
        const root = answer?.data && Object.values(answer.data)[0];
        if (root) {
            return root;
        }
        const error = answer?.errors?.[0];
        throw new Refused(error?.extensions?.code ?? 'HTTP', error?.message ?? 'the answer has status ' + status, status);
    }
}

/** Doubles from a second to a minute, and is never the same for all who were cut off together. */
const backOff = tries => Math.min(60000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);

const pause = (ms, signal) => new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
    }, {once: true});
});

/** `crypto.randomUUID` is there over https only, and portals of a house are not always. */
const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
