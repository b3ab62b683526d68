/**
 * The dialect {@code mvel("…")}, which configuration has to allow. MVEL is no sandbox, so no text
 * of an author ever reaches it: the text is read by a grammar of ours that has no way to say what
 * must not be said, and what MVEL compiles is written from our own tree.
 */
@org.jspecify.annotations.NullMarked
package io.distric.dsl.mvel;
