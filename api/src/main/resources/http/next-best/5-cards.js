
/** An element with properties and children; text becomes text nodes only, so nothing in it is ever read as HTML. */
function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(key, value === true ? '' : value);
        }
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/** The children of a list item: a card of a pick, or the notice where one was dismissed. */
class Cards {
    constructor(words, level, target) {
        this.words = words;
        this.level = level;
        this.target = target;
    }

    fill(item, entry) {
        item.setAttribute('part', entry.undo ? 'item gone' : 'item');
        item.replaceChildren(...(entry.undo ? this.#notice(entry) : this.#card(entry)));
    }

    #notice({title, problem}) {
        const {words} = this;
        return [make('div', {part: 'notice'},
            make('p', {dir: 'auto'}, filled(words.dismissed, 'title', title)),
            this.#button('undo', words.undo, title),
            this.#problem(problem))];
    }

    #card({content, because, required, due, problem}) {
        const {words} = this;
        const link = content.link ? safeLink(content.link) : null;
        const text = make('bdi', {lang: languageOf(content, words.lang)}, content.title);
        const title = link
            ? make('a', {part: 'link', 'data-does': 'open', href: link, rel: 'noopener', target: this.target}, text)
            : text;
        return [
            this.#image(content.image),
            make('div', {part: 'text'},
                make('div', {part: 'title', role: 'heading', 'aria-level': this.level}, title),
                this.#meta(content, required, due),
                because && make('p', {part: 'because'},
                    make('span', {part: 'why'}, words.why), ' ', make('bdi', {}, because)),
                // what is mandatory is not refused
                !required ? this.#button('dismiss', words.dismiss, content.title) : null,
                this.#problem(problem)),
        ].filter(Boolean);
    }

    #image(image) {
        const source = safeImage(image?.url);
        if (!source) {
            return null;
        }
        const picture = make('img', {
            part: 'image', alt: image.alternativeText ?? '', loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer',
        });
        picture.addEventListener('error', () => picture.remove(), {once: true});
        picture.src = source;
        return picture;
    }

    #meta({kind, minutes}, required, due) {
        const {words} = this;
        const must = due ? filled(words.due, 'date', day(due, words.lang)) : words.required;
        const said = [words.kinds[kind] ?? kind, minutes ? filled(words.minutes, 'n', minutes) : null].filter(Boolean).join(' · ');
        return make('p', {part: 'meta'}, said,
            required ? (said ? ' · ' : '') : null, required ? make('strong', {part: 'required'}, must) : null);
    }

    /** Its name says of which content it speaks, for whoever hears it alone. */
    #button(does, text, title) {
        return make('button', {part: does, type: 'button', 'data-does': does, 'aria-label': text + ': ' + title}, text);
    }

    #problem(problem) {
        return problem ? make('p', {part: 'problem'}, problem) : null;
    }
}

/** A fallback of another language is marked as such, so that it is read aloud as what it is. */
function languageOf({title, titles}, ours) {
    const language = titles?.find(text => text.text === title)?.language ?? null;
    return language === ours ? null : language;
}

function day(date, language) {
    try {
        return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'}).format(new Date(date + 'T00:00:00Z'));
    } catch {
        return date;
    }
}

/**
 * A list that changes under its reader: items stay the same elements while they say the same, and the focus stays on what it
 * was on. Where that is gone, it goes to what stands in its place, else where `astray` leads.
 */
class Items {
    #list;
    #sight;
    #astray;
    #shown = [];

    constructor(list, sight, astray) {
        this.#list = list;
        this.#sight = sight;
        this.#astray = astray;
    }

    of(item) {
        return this.#shown.find(one => one.item === item)?.entry;
    }

    show(entries, cards) {
        const focus = this.#focus();
        const old = new Map(this.#shown.map(one => [one.entry.id, one]));
        this.#shown = entries.map(entry => {
            const text = JSON.stringify([entry, cards]);
            const one = old.get(entry.id) ?? {item: document.createElement('li')};
            old.delete(entry.id);
            if (one.text !== text) {
                cards.fill(one.item, entry);
            }
            return {item: one.item, entry, text};
        });
        old.forEach(({item}) => {
            this.#sight.forget(item);
            item.remove();
        });
        this.#shown.forEach(({item, entry}, index) => {
            if (this.#list.children[index] !== item) {
                this.#list.insertBefore(item, this.#list.children[index] ?? null);
            }
            if (!entry.undo) {
                this.#sight.watch(item);
            }
        });
        this.#restore(focus);
    }

    #focus() {
        const element = this.#list.getRootNode().activeElement;
        const index = this.#shown.findIndex(({item}) => item.contains(element));
        return index < 0 ? null : {index, element, key: this.#shown[index].entry.content.id, does: element.dataset.does};
    }

    #restore(focus) {
        if (!focus || this.#list.getRootNode().activeElement === focus.element) {
            return;
        }
        const same = this.#shown.find(({entry}) => entry.content.id === focus.key) ?? this.#shown[focus.index] ?? this.#shown.at(-1);
        const next = same?.item.querySelector(`[data-does=${focus.does}]`) ?? same?.item.querySelector('[data-does]');
        if (next) {
            next.focus();
        } else {
            this.#astray();
        }
    }
}
