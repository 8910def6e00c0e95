package dev.cairn.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real browser without a window. Nothing is fetched: it is the one on this machine, or the test is skipped and says so. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** {@code -Dscreenshots=folder} leaves pictures of every page there. */
    private static final String SCREENSHOTS = System.getProperty("screenshots", "");

    private static final String AXE = axe();

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static Chromium start(Path profile) {
        Optional<File> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = onPath("chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && driver.isPresent(),
                "skipped: the pages are not tried in a browser; install chromium and chromedriver (Debian:"
                        + " `apt install chromium chromium-driver`)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    void open(String url) {
        driver.get(url);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    ChromeDriver driver() {
        return driver;
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    String title() {
        return String.valueOf(driver.getTitle());
    }

    String path() {
        return java.net.URI.create(driver.getCurrentUrl()).getPath();
    }

    String focused(String attribute) {
        return String.valueOf(driver.switchTo().activeElement().getDomAttribute(attribute));
    }

    @Nullable
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Presses keys wherever the focus is. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void until(String what, Function<Chromium, Boolean> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.apply(this)) {
                    return;
                }
                Thread.sleep(50);
            } catch (org.openqa.selenium.WebDriverException navigating) {
                // the page is being replaced
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        throw new AssertionError(
                "waited in vain for: " + what + "; here is " + title() + "\n" + driver.getPageSource());
    }

    void untilTitle(String start) {
        until("title " + start, page -> page.title().startsWith(start));
    }

    /** Nothing that axe-core finds wrong, light and dark, wide and narrow, and no page wider than its window. */
    void assertAccessible(String name) throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            dark(dark);
            for (int width : new int[] {1280, 390}) {
                size(width, 1000);
                picture(name + "-" + width + (dark ? "-dark" : "-light"));
                Assertions.assertEquals(List.of(), violations(), name);
                Assertions.assertEquals(
                        Boolean.TRUE,
                        run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                        name + " is wider than its window of " + width);
            }
        }
        dark(false);
        size(1280, 1000);
    }

    private @Nullable Object violations() {
        run(AXE);
        return driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(
                    found => done(found.violations.map(rule =>
                        rule.id + ': ' + rule.help + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))),
                    failure => done([String(failure)]));
                """);
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void picture(String name) throws IOException {
        if (!SCREENSHOTS.isEmpty()) {
            Path folder = Files.createDirectories(Path.of(SCREENSHOTS));
            Object whole = driver.executeCdpCommand(
                            "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
                    .get("data");
            Files.write(folder.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png(String.valueOf(whole)));
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
