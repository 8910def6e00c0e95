// <cairn-next-best>: what a learner should see next, on any page, with one script tag. No framework, no build.
// docs/front-ends.md says how it is used. The parts of this folder are served joined, in the order of their names, as one module.

const WORDS = {
    en: {
        heading: 'Recommended for you',
        loading: 'Looking for what suits you …',
        empty: 'There is nothing for you right now.',
        failed: 'Your recommendations could not be loaded.',
        retry: 'Try again',
        why: 'Why:',
        minutes: '{n} min',
        required: 'Mandatory',
        due: 'Mandatory, until {date}',
        dismiss: 'Not for me',
        dismissed: '“{title}” is not shown to you any more.',
        undo: 'Undo',
        restored: '“{title}” may be shown to you again.',
        changed: 'Your recommendations have changed. The first is now “{title}”.',
        unsaved: 'That could not be saved. Please try again.',
    },
    de: {
        heading: 'Für dich empfohlen',
        loading: 'Wir suchen, was zu dir passt …',
        empty: 'Gerade gibt es nichts für dich.',
        failed: 'Deine Empfehlungen konnten nicht geladen werden.',
        retry: 'Noch einmal versuchen',
        why: 'Warum:',
        minutes: '{n} Min.',
        required: 'Pflicht',
        due: 'Pflicht, bis {date}',
        dismiss: 'Nichts für mich',
        dismissed: '„{title}“ wird dir nicht mehr gezeigt.',
        undo: 'Rückgängig',
        restored: '„{title}“ kann dir wieder gezeigt werden.',
        changed: 'Deine Empfehlungen haben sich geändert. An erster Stelle steht jetzt „{title}“.',
        unsaved: 'Das konnte nicht gespeichert werden. Bitte versuche es noch einmal.',
    },
};

/** Our words in a language, English where we have none; what the page gives goes first, with its own `lang` if it says one. */
function wordsIn(language, given) {
    const tag = language.toLowerCase().split('-')[0];
    const lang = Object.hasOwn(WORDS, tag) ? tag : 'en';
    return {lang, kinds: {}, ...WORDS[lang], ...given};
}

/** A function as replacement, for a title may hold `$&`. */
const filled = (text, name, value) => String(text).replace('{' + name + '}', () => value);

/** As the scalar `Url` of the schema: absolute, and no scheme that runs or shows what the writer wants. */
const DANGEROUS = new Set(['javascript:', 'data:', 'vbscript:', 'blob:', 'file:', 'about:', 'filesystem:', 'view-source:']);

/** The address as the browser will read it, or null where it is not to be opened. */
function safeLink(text) {
    try {
        const url = new URL(text);
        return DANGEROUS.has(url.protocol) ? null : url.href;
    } catch {
        return null;
    }
}

function safeImage(text) {
    const link = text ? safeLink(text) : null;
    return link && /^https?:/.test(link) ? link : null;
}
