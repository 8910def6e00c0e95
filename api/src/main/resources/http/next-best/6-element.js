
const MOST_NOTICES = 5;
const ASKS = ['endpoint', 'learner', 'learner-system', 'program', 'first', 'device', 'channel', 'touch-point', 'language', 'minutes'];
const LOOKS_OF = ['heading', 'heading-level', 'target'];

class CairnNextBest extends HTMLElement {
    static observedAttributes = [...ASKS, ...LOOKS_OF, 'live'];

    #getToken = null;
    #labels = {};
    /** Null until there is an answer. Each keeps the decision that it was first shown by, for as long as it stands there. */
    #picks = null;
    #notices = [];
    #failure = null;
    #pending = new Set();
    #missed = null;
    #begun = false;
    /** Another object whenever the attributes ask something else: answers to what was asked before are dropped. */
    #question = {};
    #loading = null;
    #soon = 0;
    #watching = null;
    #asking = new Asking(
        () => new URL(this.getAttribute('endpoint') ?? new URL('/graphql', import.meta.url), document.baseURI),
        again => this.#getToken?.({again}) ?? null);
    #signals = new Signals(this.#asking, failure => this.#tell('cairn-error', {code: failure.code, message: failure.message}));
    #sight = new Sight(item => this.#say('shown', this.#items.of(item)));
    #items;
    #parts;

    constructor() {
        super();
        const root = this.attachShadow({mode: 'open'});
        root.adoptedStyleSheets = [LOOKS];
        this.#parts = {
            section: make('section', {'aria-labelledby': 'heading'}),
            heading: make('div', {id: 'heading', part: 'heading', role: 'heading', tabindex: -1}),
            status: make('p', {class: 'unseen', role: 'status'}),
            state: make('div', {part: 'state'}),
            list: make('ol', {part: 'list', role: 'list', 'aria-labelledby': 'heading'}),
        };
        const {section, heading, status, state, list} = this.#parts;
        section.append(heading, status, state, list);
        root.append(section);
        this.#items = new Items(list, this.#sight, () => heading.focus());
        section.addEventListener('click', event => this.#clicked(event));
        section.addEventListener('auxclick', event => event.button === 1 && this.#clicked(event));
    }

    connectedCallback() {
        // what a page had set before this script came hides what stands on the class
        for (const name of ['getToken', 'labels']) {
            if (Object.hasOwn(this, name)) {
                const value = this[name];
                delete this[name];
                this[name] = value;
            }
        }
        document.addEventListener('visibilitychange', this.#turned);
        window.addEventListener('online', this.#online);
        this.#restart();
    }

    disconnectedCallback() {
        document.removeEventListener('visibilitychange', this.#turned);
        window.removeEventListener('online', this.#online);
        clearTimeout(this.#soon);
        this.#loading?.abort();
        this.#watching?.abort();
        this.#sight.stop();
        this.#signals.flush(true);
    }

    attributeChangedCallback(name, before, after) {
        if (before === after || !this.isConnected || this.#begun) {
            return;
        }
        if (ASKS.includes(name)) {
            this.#restart();
        } else if (name === 'live') {
            this.#watch();
        } else {
            this.#render();
        }
    }

    /** An async function that gives a token, or null; it is called before every request, with `{again: true}` after a 401. */
    get getToken() {
        return this.#getToken;
    }

    set getToken(getToken) {
        this.#getToken = getToken;
        this.#restart();
    }

    /** Words of yours instead of ours, by the names of `WORDS`; `kinds` names kinds of content, `lang` the words' language. */
    get labels() {
        return this.#labels;
    }

    set labels(labels) {
        this.#labels = labels ?? {};
        this.#render();
    }

    /** Asks anew; what stands there stays until the answer comes. */
    refresh() {
        return this.#load();
    }

    get #words() {
        const around = this.closest('[lang]')?.lang || navigator.language || 'en';
        return wordsIn(this.getAttribute('language') || around, this.#labels);
    }

    get #learner() {
        const id = this.getAttribute('learner');
        const system = this.getAttribute('learner-system');
        return id && (system ? {externalId: {system, value: id}} : {id});
    }

    /** What the attributes say of when and where; what they do not say filters nothing. */
    get #about() {
        const moment = {};
        for (const name of ['device', 'channel', 'touch-point', 'language']) {
            if (this.getAttribute(name)) {
                moment[name === 'touch-point' ? 'touchPoint' : name] = this.getAttribute(name);
            }
        }
        const minutes = Number.parseInt(this.getAttribute('minutes'), 10);
        if (minutes > 0) {
            moment.minutes = minutes;
        }
        return {program: this.getAttribute('program') || null, moment};
    }

    get #first() {
        const first = Number.parseInt(this.getAttribute('first') ?? '3', 10);
        return Math.min(100, Math.max(1, first || 3));
    }

    /** Another learner or place: nothing of the one before stays. Several attributes set together are one question. */
    #restart() {
        if (!this.isConnected || this.#begun) {
            return;
        }
        this.#begun = true;
        this.#question = {};
        this.#loading?.abort();
        queueMicrotask(() => {
            this.#begun = false;
            if (this.isConnected) {
                this.#signals.flush();
                this.#picks = null;
                this.#missed = null;
                this.#notices = [];
                this.#load();
                this.#watch();
            }
        });
    }

    async #load() {
        this.#loading?.abort();
        const {signal} = this.#loading = new AbortController();
        this.#failure = null;
        this.#render();
        if (!this.#learner) {
            return;
        }
        try {
            const answer = await this.#asking.ask(QUERY, {learner: this.#learner, ...this.#about, first: this.#first}, {signal});
            if (!signal.aborted) {
                this.#take(answer, true);
            }
        } catch (failure) {
            if (!signal.aborted) {
                this.#failure = failure;
                this.#tell('cairn-error', {code: failure.code, message: failure.message});
                this.#render();
            }
        }
    }

    #take({edges, decision}, saying) {
        const before = this.#picks;
        const standing = new Map((before ?? []).map(pick => [pick.id, pick]));
        this.#picks = edges.map(({pick}) => ({
            ...pick, id: pick.content.id, decision: standing.get(pick.content.id)?.decision ?? decision.id,
        }));
        this.#render();
        const ids = list => list.map(pick => pick.id).join(' ');
        if (before && saying && this.#picks.length > 0 && ids(before) !== ids(this.#picks)) {
            this.#announce(filled(this.#words.changed, 'title', this.#picks[0].content.title));
        }
        this.#tell('cairn-picks', {picks: structuredClone(this.#picks)});
        this.#catchUp();
    }
