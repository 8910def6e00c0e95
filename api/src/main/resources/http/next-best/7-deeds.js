
    #render() {
        const words = this.#words;
        const {section, heading, state, list} = this.#parts;
        const level = Math.min(6, Math.max(1, Number.parseInt(this.getAttribute('heading-level'), 10) || 2));
        section.lang = words.lang;
        section.setAttribute('aria-busy', String(!this.#picks && !this.#failure && Boolean(this.#learner)));
        heading.textContent = this.getAttribute('heading') || words.heading;
        heading.setAttribute('aria-level', level);
        // a heading that is not wanted still names the list
        heading.className = this.getAttribute('heading') === '' ? 'unseen' : '';

        const entries = [...(this.#picks ?? [])];
        for (const notice of this.#notices) {
            entries.splice(Math.min(notice.place, entries.length), 0, notice);
        }
        list.hidden = entries.length === 0;
        this.#items.show(entries, new Cards(words, Math.min(6, level + 1), this.getAttribute('target')));

        // what stands there already is better than the news that it could not be renewed
        const failed = this.#failure && !this.#picks;
        const lost = state.contains(this.shadowRoot.activeElement);
        state.hidden = !this.#learner || entries.length > 0;
        state.replaceChildren(make('p', {}, failed ? words.failed : this.#picks ? words.empty : words.loading),
            ...(failed ? [make('button', {part: 'retry', type: 'button', 'data-does': 'retry'}, words.retry)] : []));
        if (failed && !state.hidden) {
            this.#announce(words.failed);
        }
        if (lost) {
            (state.querySelector('button') ?? heading).focus();
        }
    }

    /** Said politely, by who reads aloud; gone again, so that nobody comes across it later. */
    #announce(text) {
        const {status} = this.#parts;
        status.textContent = text;
        setTimeout(() => status.textContent === text && (status.textContent = ''), 10000);
    }

    #tell(name, detail, cancelable = false) {
        return this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true, cancelable}));
    }

    #clicked(event) {
        const element = event.target.closest('[data-does]');
        const entry = element && this.#items.of(element.closest('li'));
        switch (element?.dataset.does) {
            case 'open':
                this.#say('viewed', entry, true);
                if (!this.#tell('cairn-open', {content: entry.content, decision: entry.decision}, true)) {
                    event.preventDefault();
                }
                break;
            case 'dismiss':
                this.#act(entry, () => this.#dismiss(entry));
                break;
            case 'undo':
                this.#act(entry, () => this.#undo(entry));
                break;
            case 'retry':
                this.#load();
                break;
        }
    }

    #signal(kind, {content, decision}) {
        const {device, channel, touchPoint} = this.#about.moment;
        return {learner: this.#learner, kind, content: {id: content.id}, decision, device, channel, touchPoint};
    }

    /** Once for each decision, content and touch point. */
    #say(kind, entry, leaving = false) {
        if (entry && !entry.undo) {
            const signal = this.#signal(kind, entry);
            this.#signals.say([kind, entry.decision, entry.id, signal.touchPoint].join('\n'), signal, leaving);
        }
    }

    /** One deed at a time for an entry; what was heard of meanwhile is looked at afterwards. */
    async #act(entry, deed) {
        if (this.#pending.has(entry.id)) {
            return;
        }
        this.#pending.add(entry.id);
        try {
            entry.problem = null;
            await deed();
        } catch (failure) {
            entry.problem = this.#words.unsaved;
            this.#render();
            this.#announce(entry.problem);
            this.#tell('cairn-error', {code: failure.code, message: failure.message});
        } finally {
            this.#pending.delete(entry.id);
        }
        this.#catchUp();
    }

    /** Asks what changes something; null where the page asks something else by now. */
    async #change(query, input) {
        const question = this.#question;
        const next = {...this.#about, first: this.#first};
        const answer = await this.#asking.ask(query, {input: {...input, next}});
        if (answer.userErrors.length > 0) {
            throw new Refused(answer.userErrors[0].code, answer.userErrors[0].message);
        }
        return question === this.#question ? answer : null;
    }

    async #dismiss(entry) {
        // tried again after a failure it is the same signal
        entry.signal ??= {id: freshId(), at: new Date().toISOString(), ...this.#signal('dismissed', entry)};
        const answer = await this.#change(DISMISS, {signals: [entry.signal]});
        if (!answer) {
            return;
        }
        this.#notices.push({
            id: 'notice ' + entry.signal.id, undo: entry.signal.id, learner: entry.signal.learner, title: entry.content.title,
            content: {id: entry.id}, place: this.#placeOf(entry),
        });
        this.#notices = this.#notices.slice(-MOST_NOTICES).sort((one, other) => one.place - other.place);
        this.#afterwards(answer.entries?.[0]?.next, pick => pick.id !== entry.id);
        this.#announce(filled(this.#words.dismissed, 'title', entry.content.title));
        this.#tell('cairn-dismissed', {content: entry.content, decision: entry.decision});
    }

    async #undo(notice) {
        const answer = await this.#change(UNDO, {learner: notice.learner, signal: notice.undo});
        if (!answer) {
            return;
        }
        this.#notices = this.#notices.filter(other => other !== notice);
        this.#afterwards(answer.entry?.next, () => true);
        this.#announce(filled(this.#words.restored, 'title', notice.title));
    }

    #placeOf(entry) {
        return Math.max(0, Array.from(this.#parts.list.children).findIndex(item => this.#items.of(item)?.id === entry.id));
    }

    /** The list as it is after a deed; a signal that is parked, or known already, is answered by none. */
    #afterwards(next, stays) {
        this.#loading?.abort();
        if (next) {
            this.#take(next, false);
        } else {
            this.#picks = (this.#picks ?? []).filter(stays);
            this.#load();
        }
    }

    #turned = () => {
        this.#sight.turned();
        if (document.hidden) {
            this.#signals.flush(true);
        }
        this.#watch();
    };

    #online = () => {
        if (this.#failure) {
            this.#load();
        }
        this.#watch();
    };

    /** Holds a line as long as somebody may look; the first event of each says what was missed. */
    async #watch() {
        this.#watching?.abort();
        if (!this.hasAttribute('live') || document.hidden || !this.isConnected || !this.#learner) {
            return;
        }
        const {signal} = this.#watching = new AbortController();
        for (let tries = 0; !signal.aborted; tries++) {
            try {
                const about = {learner: this.#learner, ...this.#about};
                for await (const change of this.#asking.events(WATCH, about, signal)) {
                    tries = 0;
                    this.#heard(change);
                }
            } catch (failure) {
                if (signal.aborted || (failure instanceof Refused && !failure.passes)) {
                    return;
                }
            }
            await pause(backOff(tries), signal);
        }
    }

    #heard(change) {
        if (this.#pending.size > 0 || !this.#picks) {
            this.#missed = change;
        } else if (change.cause !== 'START' || change.pick?.content.id !== this.#picks[0]?.id) {
            // what changes for all at once is not asked for by all at once
            const all = ['RULE_BOOK', 'CATALOG', 'TIME'].includes(change.cause);
            clearTimeout(this.#soon);
            this.#soon = setTimeout(() => this.#load(), all ? Math.random() * 3000 : 0);
        }
    }

    /** What was heard while there was something to wait for. */
    #catchUp() {
        const missed = this.#missed;
        if (missed && this.#picks && this.#pending.size === 0) {
            this.#missed = null;
            if (missed.pick?.content.id !== this.#picks[0]?.id) {
                this.#load();
            }
        }
    }
}

if (!customElements.get('cairn-next-best')) {
    customElements.define('cairn-next-best', CairnNextBest);
}
