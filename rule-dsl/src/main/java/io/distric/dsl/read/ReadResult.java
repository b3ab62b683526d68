package io.distric.dsl.read;

import io.distric.dsl.ast.Model;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import java.util.List;

/**
 * What a source declares, and what is wrong with it.
 *
 * @param model all that could be read; to be used only if there is no error
 * @param diagnostics in the order of the source
 */
public record ReadResult(Model model, List<Diagnostic> diagnostics) {

  /** Copies the list. */
  public ReadResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the model must not be used. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
