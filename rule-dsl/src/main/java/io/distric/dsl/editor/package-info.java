/**
 * What an editor asks about a document of the rule language: what is declared and referred to, what
 * can be written at a place, what a word means. Works on words and not on the parser's tree, as a
 * text that is being written is seldom right. Pure: texts go in, records come out.
 */
@NullMarked
package io.distric.dsl.editor;

import org.jspecify.annotations.NullMarked;
