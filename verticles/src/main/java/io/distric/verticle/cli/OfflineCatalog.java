package io.distric.verticle.cli;

import io.distric.dsl.ast.Dialects;
import io.distric.dsl.ast.Model;
import io.distric.dsl.compile.MatcherCompiler;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The rules of a file or folder, compiled as a node compiles them, without a node. */
final class OfflineCatalog {

  private static final long VERSION = 1;

  private OfflineCatalog() {}

  /**
   * Rules that have no error.
   *
   * @param source what they were compiled from
   * @param matcher compiled
   */
  record Loaded(OfflineModel source, Matcher matcher) {

    Model model() {
      return source.model();
    }

    /** Tells in which file something stands. */
    io.distric.dsl.check.Sources places() {
      return source::file;
    }

    /** A diagnostic with the line in question. */
    String text(Diagnostic diagnostic) {
      return source.text(diagnostic);
    }
  }

  /**
   * Reads, checks and compiles.
   *
   * @param path a file, or a folder whose files are read in the byte order of their paths
   * @param terminal gets what is wrong
   * @param dialects that rules may use
   * @return empty if there is an error
   */
  static Optional<Matcher> load(Path path, Terminal terminal, Dialects dialects)
      throws IOException {
    // Only the matcher is kept: what is measured is its heap, not that of the texts.
    return read(path, terminal, dialects).map(Loaded::matcher);
  }

  /** Reads, checks and compiles, and keeps what it was compiled from. */
  static Optional<Loaded> read(Path path, Terminal terminal, Dialects dialects) throws IOException {
    return OfflineModel.read(path, terminal, dialects)
        .map(read -> new Loaded(read, compiler(dialects).compile(read.model(), VERSION)));
  }

  /** Compiles for the limits that ingest has unless it is configured otherwise. */
  static MatcherCompiler compiler(Dialects dialects) {
    return new MatcherCompiler(DecoderLimits.STANDARD, dialects);
  }
}
