package io.distric.verticle.cli;

import io.distric.dsl.print.Spelling;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.SourceText;
import java.util.Optional;

/** Prints a source anew, in its own spelling or in another, and never one that means less. */
final class Respelling {

  private final Terminal terminal;
  private final SourceReader reader = new SourceReader();

  Respelling(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The source in a spelling; empty if it has faults, which have been told then. */
  Optional<String> print(SourceText source, Spelling spelling) {
    // Without the files beside it: what a table takes from them is not written into it.
    ReadResult result = reader.read(new SourceText(source.name(), source.text()));
    result.diagnostics().forEach(d -> terminal.err().println(DiagnosticText.of(d, source)));
    if (result.hasErrors()) {
      return Optional.empty();
    }
    String text = spelling.print(result.model());
    ReadResult again = reader.read(new SourceText("printed" + spelling.ending(), text));
    if (again.hasErrors() || !again.model().equals(result.model())) {
      throw new IllegalStateException(source.name() + " would not be the same when read again");
    }
    return Optional.of(text);
  }
}
