/** Who a learner is and what they did, as one immutable value: the store (or an example) puts facts in, rules read them out. Null means unknown; an empty set means known to be empty. */
@NullMarked
package dev.cairn.engine.learner;

import org.jspecify.annotations.NullMarked;
