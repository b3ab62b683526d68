package io.distric.verticle.launch;

import io.distric.dsl.ast.Workflow;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.SourceText;
import io.distric.protocol.Entry;
import io.distric.workflow.BadDefinitionException;
import java.nio.charset.StandardCharsets;

/** Reads the canonical spelling of a workflow, as log entries carry it. */
final class DefinitionReader {

  private static final SourceReader READER = new SourceReader();

  private DefinitionReader() {}

  static Workflow read(Entry.Definition definition) {
    String name = definition.workflow() + ".json";
    String text = new String(definition.source(), StandardCharsets.UTF_8);
    ReadResult result = READER.readWorkflow(new SourceText(name, text));
    for (Diagnostic diagnostic : result.diagnostics()) {
      if (diagnostic.severity() == Severity.ERROR) {
        throw new BadDefinitionException(name + ": " + diagnostic.message());
      }
    }
    if (result.model().workflows().isEmpty()) {
      throw new BadDefinitionException(name + " declares no workflow");
    }
    return result.model().workflows().getFirst();
  }
}
