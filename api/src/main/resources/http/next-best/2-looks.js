
/**
 * Colours follow the page's `color-scheme`, not the system's: a page that is light only keeps light cards. Each is a custom
 * property of the page's, else ours, which meets WCAG AA.
 */
const LOOKS = new CSSStyleSheet();
LOOKS.replaceSync(`
:host {
    --_card: var(--cairn-card, #ffffff); --_ink: var(--cairn-ink, #1c2321); --_quiet: var(--cairn-quiet, #55605c);
    --_line: var(--cairn-line, #858d89); --_accent: var(--cairn-accent, #0b5c57); --_bad: var(--cairn-bad, #a5211b);
    --_focus: var(--cairn-focus, #b34700);
    display: block; font: var(--cairn-font, inherit); line-height: 1.5; overflow-wrap: anywhere;
}
@supports (color: light-dark(#000, #fff)) {
    :host {
        --_card: var(--cairn-card, light-dark(#ffffff, #1d2425)); --_ink: var(--cairn-ink, light-dark(#1c2321, #e8ecea));
        --_quiet: var(--cairn-quiet, light-dark(#55605c, #a9b4b0)); --_line: var(--cairn-line, light-dark(#858d89, #7f8c8b));
        --_accent: var(--cairn-accent, light-dark(#0b5c57, #6fd0c5)); --_bad: var(--cairn-bad, light-dark(#a5211b, #ff9d94));
        --_focus: var(--cairn-focus, light-dark(#b34700, #ffb454));
    }
}
:host([hidden]) { display: none }
:host([theme=light]) { color-scheme: light }
:host([theme=dark]) { color-scheme: dark }
*, ::before, ::after { box-sizing: border-box }
[hidden] { display: none !important }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
section { position: relative }
[role=heading] { font-weight: 700; text-wrap: balance }
[part=heading] { margin: 0 0 .6em; font-size: 1.3em; line-height: 1.25 }
ol {
    display: grid; gap: var(--cairn-gap, 1rem); margin: 0; padding: 0; list-style: none;
    grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
}
li, [part=state] {
    color: var(--_ink); background: var(--_card); border: 1px solid var(--_line);
    border-radius: var(--cairn-radius, .6rem);
}
li { display: flex; flex-direction: column; overflow: clip }
[part=text], [part=notice], [part=state] { display: flex; flex-direction: column; align-items: start; gap: .5rem; padding: 1rem; flex: 1 }
[part=image] { inline-size: 100%; aspect-ratio: 16 / 9; object-fit: cover }
[part=title] { line-height: 1.3 }
p { margin: 0 }
a { color: var(--_accent); text-underline-offset: .15em }
[part=meta] { color: var(--_quiet); font-size: .875em }
[part=required] { color: var(--_ink) }
[part=why] { color: var(--_quiet) }
[part=problem] { color: var(--_bad) }
button {
    min-block-size: 2.5rem; padding: .3rem .9rem; font: inherit; color: var(--_accent); background: transparent;
    border: 1px solid currentColor; border-radius: .4rem; cursor: pointer;
}
[part=dismiss] { margin-block-start: auto }
a:hover { text-decoration-thickness: .15em }
button:hover { text-decoration: underline }
:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; border-radius: .2rem }
[part=heading]:focus-visible { outline-offset: 4px }
[aria-busy=true] button { cursor: progress }
@media (prefers-reduced-motion: no-preference) {
    li { animation: come .25s ease-out }
    @keyframes come { from { translate: 0 .3rem } }
}
`);
