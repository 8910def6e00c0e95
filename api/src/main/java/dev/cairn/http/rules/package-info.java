/** Forms and files come in from editors' browsers, plain HTML pages and workbooks go out; what they do stands in {@code publishing}. Every step works without a script. */
@NullMarked
package dev.cairn.http.rules;

import org.jspecify.annotations.NullMarked;
