package io.distric.dsl.source;

/**
 * What is wrong with a text that an author wrote, where, and what to write instead.
 *
 * @param code stable code, {@code Rnnn}
 * @param severity how bad it is
 * @param message one sentence: what was found and why it is wrong
 * @param file name of the source
 * @param span the place; {@link Span#NONE} where there is none
 * @param pointer JSON pointer to the place in a structured source, else empty
 * @param hint what to write instead, else empty
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    String file,
    Span span,
    String pointer,
    String hint) {}
