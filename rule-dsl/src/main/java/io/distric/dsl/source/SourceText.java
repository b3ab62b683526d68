package io.distric.dsl.source;

/**
 * A text that an author wrote, with the name by which diagnostics call it.
 *
 * @param name file name or another label, never empty
 * @param text the whole text
 */
public record SourceText(String name, String text) {}
