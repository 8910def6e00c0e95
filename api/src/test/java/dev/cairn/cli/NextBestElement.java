package dev.cairn.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;

/** The web component of the page at hand, as somebody before it finds it. */
record NextBestElement(Chromium browser) {

    @Nullable
    Object run(String script, Object... arguments) {
        return browser.run(
                "const host = document.querySelector('cairn-next-best'), root = host.shadowRoot;" + script, arguments);
    }

    /** The titles, in order; a notice has none. */
    List<String> titles() {
        return ((List<?>) Objects.requireNonNull(
                        run("return [...root.querySelectorAll('[part=title]')].map(title => title.textContent)")))
                .stream().map(String::valueOf).toList();
    }

    String text(String part) {
        return String.valueOf(run("return root.querySelector(arguments[0])?.textContent ?? ''", part));
    }

    /** The name of the element with the focus. */
    String focused() {
        return String.valueOf(run("return root.activeElement?.ariaLabel ?? root.activeElement?.textContent ?? ''"));
    }

    void untilTitles(int count) {
        browser.until(count + " picks", page -> titles().size() == count);
    }

    /** Presses Tab until the focus, which is to be seen, is on that text. */
    void tabTo(String text) {
        for (int i = 0; i < 40; i++) {
            browser.type(Keys.TAB);
            if (!focused().isEmpty()
                    && !Boolean.TRUE.equals(
                            run("return getComputedStyle(root.activeElement).outlineStyle !== 'none'"))) {
                throw new AssertionError("the focus cannot be seen on " + focused());
            }
            if (focused().equals(text)) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to `" + text + "`");
    }

    /** What a screen reader meets: each role with its name, such as {@code link Two minutes until we meet}. */
    List<String> heard() {
        List<?> nodes = (List<?>) Objects.requireNonNull(browser.driver()
                .executeCdpCommand("Accessibility.getFullAXTree", Map.of())
                .get("nodes"));
        return nodes.stream()
                .map(node -> (Map<?, ?>) node)
                .filter(node -> Boolean.FALSE.equals(node.get("ignored")))
                .flatMap(node -> Stream.of(value(node.get("role")) + " " + value(node.get("name"))))
                .toList();
    }

    private static String value(@Nullable Object property) {
        return property instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
    }
}
