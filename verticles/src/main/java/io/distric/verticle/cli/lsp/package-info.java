/**
 * The language server: LSP4J's shell around {@code io.distric.dsl.editor}. Everything that it knows
 * of documents is confined to one thread; a change is checked once the author pauses.
 */
@NullMarked
package io.distric.verticle.cli.lsp;

import org.jspecify.annotations.NullMarked;
