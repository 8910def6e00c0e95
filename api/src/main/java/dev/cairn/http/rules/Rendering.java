package dev.cairn.http.rules;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Templates become pages. They are classes since Cairn was built, and whatever is put into them is escaped. */
final class Rendering {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Rendering.class.getClassLoader(), Rendering.class.getPackageName());

    /** @param model the template's parameters but {@code frame} */
    Future<Void> send(RoutingContext context, int status, String template, Frame frame, Map<String, Object> model) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("frame", frame);
        StringOutput page = new StringOutput();
        engine.render(template + ".jte", parameters, page);
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(page.toString());
    }
}
