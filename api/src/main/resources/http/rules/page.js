// What a script can add: dropping files, saying what goes on, and progress without loading the page anew.
// Every page does the same without it.
(() => {
    'use strict';

    const region = document.getElementById('live-region');
    const say = text => {
        if (text && region.textContent !== text) {
            region.textContent = text;
        }
    };

    // files: dropped ones become the field's own
    for (const drop of document.querySelectorAll('[data-drop]')) {
        const input = drop.querySelector('input[type=file]');
        const chosen = drop.querySelector('[data-chosen]');
        const show = () => {
            const names = Array.from(input.files, file => file.name);
            chosen.textContent = names.length > 1 ? names.length + ' files: ' + names.join(', ') : '';
            if (names.length > 0) {
                say('Chosen: ' + names.join(', '));
            }
        };
        input.addEventListener('change', show);
        drop.addEventListener('dragover', event => {
            if (Array.from(event.dataTransfer.types).includes('Files')) {
                event.preventDefault();
                drop.classList.add('over');
            }
        });
        drop.addEventListener('dragleave', event => {
            if (!drop.contains(event.relatedTarget)) {
                drop.classList.remove('over');
            }
        });
        drop.addEventListener('drop', event => {
            event.preventDefault();
            drop.classList.remove('over');
            if (event.dataTransfer.files.length > 0) {
                input.files = event.dataTransfer.files;
                show();
                input.focus();
            }
        });
    }

    // a form is sent once, and says so
    for (const form of document.querySelectorAll('form[data-wait]')) {
        let sent = false;
        form.addEventListener('submit', event => {
            if (sent) {
                event.preventDefault();
                return;
            }
            sent = true;
            say(form.dataset.wait);
            form.querySelector('button[type=submit]').setAttribute('aria-disabled', 'true');
        });
        // the browser's way back shows the page as it was left
        addEventListener('pageshow', () => {
            sent = false;
            form.querySelector('button[type=submit]').removeAttribute('aria-disabled');
        });
    }

    // the summary's links move the focus too, not only the page
    for (const link of document.querySelectorAll('.summary a[href^="#"]')) {
        link.addEventListener('click', () => {
            const target = document.getElementById(link.hash.slice(1));
            if (target) {
                target.focus();
            }
        });
    }

    // progress: the same page is asked for again, and what waits in it is replaced
    const SECOND = 1000;
    let told = '';
    const look = async waiting => {
        let next;
        try {
            const answer = await fetch(location.href, {headers: {Accept: 'text/html'}});
            next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-poll]');
            if (answer.ok && !next) {
                location.reload();
                return;
            }
        } catch (unreachable) {
            next = null;
        }
        if (next) {
            if (waiting.contains(document.activeElement)) {
                // what has the focus stays: only the words and the bar move on
                for (const part of ['p', 'progress']) {
                    const from = next.querySelector(part);
                    const to = waiting.querySelector(part);
                    if (from && to && part === 'progress') {
                        for (const name of ['max', 'value']) {
                            if (from.hasAttribute(name)) {
                                to.setAttribute(name, from.getAttribute(name));
                            }
                        }
                    } else if (from && to) {
                        to.textContent = from.textContent;
                    }
                }
            } else {
                waiting.replaceChildren(...next.childNodes);
            }
            if (next.dataset.say !== told) {
                told = next.dataset.say;
                say(told);
            }
            if (waiting.querySelector('[data-done]')) {
                return;
            }
        }
        setTimeout(look, SECOND, waiting);
    };
    const waiting = document.querySelector('[data-poll]');
    if (waiting && !waiting.querySelector('[data-done]')) {
        told = waiting.dataset.say;
        say(told);
        setTimeout(look, SECOND, waiting);
    }
})();
