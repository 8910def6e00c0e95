package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody with a browser that runs no scripts: follows links, fills in forms, sends files. */
final class Visitor {
    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private Document page = Document.createShell("");
    private int status;

    Visitor(String url) {
        this.url = url;
    }

    record Sent(String name, byte[] bytes) {
        static Sent text(String name, String text) {
            return new Sent(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Visitor open(String path) throws IOException, InterruptedException {
        return show(request(path));
    }

    HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    /** Hands files in by the form of the page at hand. */
    Visitor handIn(Sent... files) throws IOException, InterruptedException {
        return submit("form.upload", Map.of(), files);
    }

    /** Fills in and sends the first such form of the page; fields that are not given stay as the page has them. */
    Visitor submit(String form, Map<String, String> fields, Sent... files) throws IOException, InterruptedException {
        Element found = page.selectFirst(form);
        assertNotNull(found, () -> "no " + form + " in " + page);
        Map<String, String> values = new HashMap<>();
        ((FormElement) found).formData().forEach(pair -> values.put(pair.key(), pair.value()));
        values.remove("files");
        values.putAll(fields);
        String action =
                found.attr("action").isEmpty() ? URI.create(page.location()).getPath() : found.attr("action");
        return show(posted(action, values, files).header("Origin", url));
    }

    /** A form as a client would send it that knows of no page. */
    HttpRequest.Builder posted(String path, Map<String, String> fields, Sent... files) throws IOException {
        HttpRequest.Builder request = request(path);
        if (files.length == 0) {
            String body = fields.entrySet().stream()
                    .map(field -> RunningCairn.encoded(field.getKey()) + "=" + RunningCairn.encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
            return request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            write(
                    body,
                    "--part\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n");
        }
        for (Sent file : files) {
            write(
                    body,
                    "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file.name()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.write(file.bytes());
            write(body, "\r\n");
        }
        write(body, "--part--\r\n");
        return request.header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** Sends, follows where a form leads, and looks again where a page says so. */
    Visitor show(HttpRequest.Builder request) throws IOException, InterruptedException {
        load(request);
        for (int i = 0; page.selectFirst("noscript meta[http-equiv=refresh]") != null; i++) {
            if (i == 600) {
                throw new AssertionError("still " + page.title());
            }
            Thread.sleep(100);
            load(request(path()));
        }
        return this;
    }

    private void load(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        while (response.statusCode() == 303) {
            response = client.send(
                    request(response.headers().firstValue("Location").orElseThrow())
                            .build(),
                    BodyHandlers.ofString());
        }
        status = response.statusCode();
        page = Jsoup.parse(response.body(), response.uri().toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    }

    private static void write(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    Visitor sees(int wanted, String heading) {
        assertEquals(wanted, status, () -> page.toString());
        assertEquals(heading, page.select("h1").text(), () -> page.toString());
        return this;
    }

    Document page() {
        return page;
    }

    String text(String selector) {
        return page.select(selector).text();
    }

    List<String> texts(String selector) {
        return new ArrayList<>(page.select(selector).eachText());
    }

    /** The path of the page at hand. */
    String path() {
        return URI.create(page.location()).getPath();
    }
}
