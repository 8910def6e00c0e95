package dev.cairn.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents and variables that ask for too much, or are none. */
final class DocumentAttacks {
    private static final String TOO_COMPLEX = "TOO_COMPLEX";
    private static final String INVALID = "VALIDATION_ERROR";
    private static final String SYNTAX = "SYNTAX_ERROR";
    private static final String WELCOME = "content(ref: {id: \"welcome-video\"})";
    private static final String FILTERED = "query($f: ContentFilter) { contents(filter: $f, first: 1) { totalCount } }";

    private DocumentAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.document(
                        "depth",
                        "30 levels",
                        TOO_COMPLEX,
                        "{ " + WELCOME + " { " + "prerequisites { ".repeat(30) + "key" + " }".repeat(30) + " } }"),
                Attack.document(
                        "depth",
                        "hidden in fragments",
                        TOO_COMPLEX,
                        "{ " + WELCOME + " { ...f0 } } "
                                + many(30, i -> "fragment f" + i + " on Content { prerequisites { ...f" + (i + 1) + " } }")
                                + " fragment f30 on Content { key }"),
                Attack.document("depth", "2,000 lists in an argument", TOO_COMPLEX, "{ a(b: " + nested(2_000) + ") }"),
                Attack.document(
                        "depth", "2,000 braces", TOO_COMPLEX, "{ " + "a { ".repeat(2_000) + "b" + " }".repeat(2_001)),
                Attack.document(
                        "depth", "2,000 inline fragments", TOO_COMPLEX, "{ " + "... { ".repeat(2_000) + "__typename" + " }".repeat(2_001)),
                Attack.document("width", "700 fields", TOO_COMPLEX, "{ " + WELCOME + " { " + "key ".repeat(700) + "} }"),
                Attack.document(
                        "width",
                        "21 root fields",
                        TOO_COMPLEX,
                        "{ " + many(21, i -> "a" + i + ": " + WELCOME + " { key }") + " }"),
                Attack.document(
                        "width",
                        "21 mutations in one operation",
                        TOO_COMPLEX,
                        "mutation { "
                                + many(21, i -> "a" + i + ": retireContent(input: {content: {id: \"nothing\"}}) { userErrors { code } }")
                                + " }"),
                Attack.document("aliases", "100 of one field", TOO_COMPLEX, "{ " + WELCOME + " { " + many(100, i -> "a" + i + ": key") + " } }"),
                Attack.document(
                        "fragments",
                        "2 to the 20th",
                        TOO_COMPLEX,
                        "{ " + WELCOME + " { ...f0 } } "
                                + many(20, i -> "fragment f" + i + " on Content { ...f" + (i + 1) + " ...f" + (i + 1) + " }")
                                + " fragment f20 on Content { key }"),
                Attack.document(
                        "fragments",
                        "a circle of two",
                        INVALID,
                        "{ " + WELCOME + " { ...a } } fragment a on Content { ...b } fragment b on Content { ...a }"),
                Attack.document("fragments", "one of itself", INVALID, "{ " + WELCOME + " { ...a } } fragment a on Content { ...a }"),
                Attack.document(
                        "fragments", "of its own below", INVALID, "{ " + WELCOME + " { ...a } } fragment a on Content { prerequisites { ...a } }"),
                Attack.document("fragments", "400 that nobody uses", INVALID, "{ __typename } " + many(400, i -> "fragment f" + i + " on Content { key }")),
                Attack.document("directives", "500 that are known", INVALID, "{ __typename " + "@include(if: true) ".repeat(500) + "}"),
                Attack.document("directives", "1,500 that are not", INVALID, "{ __typename " + "@x ".repeat(1_500) + "}"),
                Attack.document("directives", "5,000 that are not", TOO_COMPLEX, "{ __typename " + "@x ".repeat(5_000) + "}"),
                Attack.document("tokens", "9,000 words", TOO_COMPLEX, "{ " + "a ".repeat(9_000) + "}"),
                Attack.document("tokens", "40,000 spaces", TOO_COMPLEX, " ".repeat(40_000) + "{ __typename }"),
                Attack.document("tokens", "40,000 commas", TOO_COMPLEX, ",".repeat(40_000) + "{ __typename }"),
                Attack.document("tokens", "a comment of 60,000", TOO_COMPLEX, "#" + "x".repeat(60_000) + "\n{ __typename }"),
                Attack.document("tokens", "an id of 60,000", TOO_COMPLEX, "{ content(ref: {id: \"" + "x".repeat(60_000) + "\"}) { key } }"),
                Attack.document("tokens", "a name of 40,000", INVALID, "{ " + "x".repeat(40_000) + " }"),
                Attack.document("tokens", "500 variables that are not used", INVALID, "query(" + many(500, i -> "$a" + i + ": Int") + ") { __typename }"),
                Attack.document("tokens", "500 operations", INVALID, many(500, i -> "query q" + i + " { __typename }")),
                Attack.document("values", "an int of 10,000 digits", INVALID, "{ contents(first: " + "9".repeat(10_000) + ") { totalCount } }"),
                Attack.document("values", "a float with an exponent of a billion", INVALID, "{ contents(first: 1e1000000000) { totalCount } }"),
                Attack.document("values", "a long beyond its end", INVALID, "{ ruleBook(version: 99999999999999999999) { version } }"),
                Attack.document("values", "a long with an exponent of a billion", INVALID, "{ ruleBook(version: 1e999999999) { version } }"),
                variables("values", "a variable with an exponent", INVALID, "query($v: Long) { ruleBook(version: $v) { version } }", "{\"v\": 1e999999999}"),
                variables("values", "an int variable with an exponent", INVALID, "query($v: Int) { contents(first: $v) { totalCount } }", "{\"v\": 1e999999999}"),
                variables("values", "a variable of 5,000 digits", "BAD_REQUEST", "query($v: Int) { contents(first: $v) { totalCount } }", "{\"v\": " + "9".repeat(5_000) + "}"),
                variables("values", "a variable of a million digits", "BAD_REQUEST", "query($v: Int) { contents(first: $v) { totalCount } }", "{\"v\": " + "9".repeat(1_000_000) + "}"),
                variables("values", "an object where a list of texts is", INVALID, FILTERED, "{\"f\": {\"topics\": {\"a\": {\"b\": 1}}}}"),
                variables("values", "900 levels of a variable", INVALID, FILTERED, "{\"f\": " + nested(900) + "}"),
                variables("values", "2,000 levels of a variable", "BAD_REQUEST", FILTERED, "{\"f\": " + nested(2_000) + "}"),
                Attack.body("batches", "a list of one", 400, "BAD_REQUEST", "[{\"query\": \"{ __typename }\"}]"),
                Attack.body("batches", "a list of 10,000", 400, "BAD_REQUEST", "[" + "{\"query\": \"{ __typename }\"},".repeat(10_000) + "{}]"),
                Attack.body("batches", "lists in lists", 400, "BAD_REQUEST", nested(500)),
                Attack.document("introspection", "in circles", TOO_COMPLEX, "{ __schema { types { fields { type { fields { type { name } } } } } } }"),
                Attack.document("introspection", "twice", TOO_COMPLEX, "{ a: __schema { types { name } } b: __schema { types { name } } }"),
                Attack.document("introspection", "30 levels of ofType", TOO_COMPLEX, "{ __type(name: \"Query\") { fields { type { " + "ofType { ".repeat(30) + "name" + " }".repeat(33) + " }"),
                Attack.document("syntax", "never closed", SYNTAX, "{ content("),
                Attack.document("syntax", "a NUL", SYNTAX, "{ __typename \u0000 }"),
                Attack.document("syntax", "half of a pair of surrogates", SYNTAX, "{ content(ref: {id: \"\\uD800\"}) { key } }"),
                Attack.body("syntax", "half of a pair in JSON", 400, SYNTAX, "{\"query\": \"{ __typename \\ud800 }\"}"),
                Attack.document("syntax", "an escape beyond Unicode", SYNTAX, "{ content(ref: {id: \"\\u{110000}\"}) { key } }"),
                Attack.document("syntax", "a type definition", INVALID, "type Query { a: Int } { __typename }"),
                Attack.body("syntax", "no JSON", 400, "BAD_REQUEST", "{\"query\": {{{{"),
                Attack.body("syntax", "100,000 brackets", 400, "BAD_REQUEST", "{\"query\": " + "[".repeat(100_000)),
                Attack.body("syntax", "a name twice", 200, "", "{\"query\": \"{ __typename }\", \"query\": \"{ __typename }\"}"),
                Attack.body("syntax", "names like those of a prototype", 200, "", "{\"query\": \"{ __typename }\", \"__proto__\": {\"a\": 1}, \"constructor\": {\"prototype\": 1}}"));
    }

    private static Attack variables(String kind, String name, String code, String query, String variables) {
        return Attack.body(
                kind,
                name,
                400,
                code,
                "{\"query\": " + new JsonArray().add(query).encode().replaceAll("^\\[|]$", "") + ", \"variables\": " + variables + "}");
    }

    private static String many(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(" "));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    /** How an answer names its first error. */
    static String code(String body) {
        if (!body.startsWith("{")) {
            return "";
        }
        JsonArray errors = new JsonObject(body).getJsonArray("errors");
        return errors == null ? "" : errors.getJsonObject(0).getJsonObject("extensions").getString("code");
    }
}
