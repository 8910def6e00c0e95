
const MOST_WAITING = 200;
const MOST_SAID = 2000;
const MOST_TRIES = 6;
const GATHERING_MS = 300;
/** Half of it, for a second: what is scrolled past was not seen. */
const SEEN_SHARE = 0.5;
const SEEN_MS = 1000;

/** What the learner did, on its way. Each is sent under an id of its own until it is taken, so it is counted once. */
class Signals {
    #asking;
    #failed;
    #waiting = [];
    #said = new Set();
    #timer = 0;
    #tries = 0;

    constructor(asking, failed) {
        this.#asking = asking;
        this.#failed = failed;
    }

    /** @param once what it is said once of; a second time nothing is sent */
    say(once, signal, leaving = false) {
        if (this.#said.has(once)) {
            return;
        }
        this.#said.add(once);
        if (this.#said.size > MOST_SAID) {
            this.#said.delete(this.#said.values().next().value);
        }
        this.#waiting.push({id: freshId(), at: new Date().toISOString(), ...signal});
        this.#waiting.splice(0, this.#waiting.length - MOST_WAITING);
        if (leaving) {
            this.flush(true);
        } else if (!this.#timer) {
            this.#timer = setTimeout(() => this.flush(), GATHERING_MS);
        }
    }

    async flush(leaving = false) {
        clearTimeout(this.#timer);
        this.#timer = 0;
        const signals = this.#waiting.splice(0, 100);
        if (signals.length === 0) {
            return;
        }
        try {
            const {userErrors} = await this.#asking.ask(RECORD, {input: {signals}}, {leaving});
            this.#tries = 0;
            // the others were taken, and these will be refused for ever
            userErrors.forEach(error => this.#failed(new Refused(error.code, error.message)));
        } catch (failure) {
            if (failure.passes && this.#tries < MOST_TRIES) {
                this.#waiting.unshift(...signals);
                this.#timer ||= setTimeout(() => this.flush(), backOff(this.#tries++));
            } else {
                this.#failed(failure);
            }
        }
    }
}

/** Tells of each card once it was really seen. */
class Sight {
    #seen;
    #timers = new Map();
    #visible = new Set();
    #observer;

    constructor(seen) {
        this.#seen = seen;
        this.#observer = new IntersectionObserver(
            entries => entries.forEach(entry => this.#look(entry)), {threshold: [0, 0.25, SEEN_SHARE, 0.75, 1]});
    }

    watch(card) {
        this.#observer.observe(card);
    }

    forget(card) {
        this.#observer.unobserve(card);
        this.#lost(card);
    }

    /** The page was hidden or came back: what stands in view begins anew. */
    turned() {
        for (const card of [...this.#visible]) {
            this.#stop(card);
            if (!document.hidden) {
                this.#start(card);
            }
        }
    }

    stop() {
        this.#observer.disconnect();
        [...this.#visible].forEach(card => this.#lost(card));
    }

    #look(entry) {
        // a card that is taller than the window fills half of the window
        const fills = entry.rootBounds && entry.intersectionRect.height >= entry.rootBounds.height * SEEN_SHARE;
        if (entry.isIntersecting && (entry.intersectionRatio >= SEEN_SHARE || fills)) {
            this.#visible.add(entry.target);
            this.#start(entry.target);
        } else {
            this.#lost(entry.target);
        }
    }

    #start(card) {
        if (!document.hidden && !this.#timers.has(card)) {
            this.#timers.set(card, setTimeout(() => {
                this.#timers.delete(card);
                if (card.checkVisibility?.({opacityProperty: true, visibilityProperty: true}) ?? true) {
                    this.#seen(card);
                }
            }, SEEN_MS));
        }
    }

    #stop(card) {
        clearTimeout(this.#timers.get(card));
        this.#timers.delete(card);
    }

    #lost(card) {
        this.#visible.delete(card);
        this.#stop(card);
    }
}
