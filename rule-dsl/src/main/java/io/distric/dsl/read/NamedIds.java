package io.distric.dsl.read;

import io.distric.dsl.read.StructureReader.Event;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file of YAML or JSON names rules and workflows by their ids. The model keeps the place of
 * a declaration and of an action, not that of a name in them.
 */
public final class NamedIds {

  private static final Pattern RULE =
      Pattern.compile("/chains/edges/(from|to)|/tests/expect/(no_)?match");

  private static final Pattern WORKFLOW =
      Pattern.compile(
          "/rules/actions/workflow|/schedules/workflow|/tests/expect/(run|workflow)"
              + "|/workflows(/(tasks|cases|else|on_failure))+/workflow");

  private final StructureReader source;
  private final List<Named> found = new ArrayList<>();

  /**
   * A name.
   *
   * @param workflow whether it is that of a workflow; else of a rule
   * @param id what is named
   * @param span where, with its quotes
   */
  public record Named(boolean workflow, String id, Span span) {}

  private NamedIds(StructureReader source) {
    this.source = source;
  }

  /** The names in a file, up to the place from which it cannot be read; none in other files. */
  public static List<Named> in(SourceText source) {
    Optional<Format> format = Format.named(source.name());
    if (format.isEmpty() || format.get() == Format.LANGUAGE) {
      return List.of();
    }
    NamedIds ids = new NamedIds(StructureReader.of(format.get(), source));
    try {
      ids.value(ids.source.next(), "", 0);
    } catch (MalformedSource e) {
      // Who reads the file as a whole says what is wrong.
    }
    return List.copyOf(ids.found);
  }

  private void value(Event event, String path, int depth) throws MalformedSource {
    if (depth > ReadLimits.STANDARD.depthMax()) {
      throw new MalformedSource(DiagnosticCode.TOO_DEEP, source.span(), "nested too deep", "");
    }
    switch (event) {
      case FIELDS -> {
        for (Event key = source.next(); key == Event.SCALAR; key = source.next()) {
          String below = path + '/' + source.text();
          value(source.next(), below, depth + 1);
        }
      }
      case ITEMS -> {
        Event element = source.next();
        while (element != Event.END_ITEMS && element != Event.END) {
          value(element, path, depth + 1);
          element = source.next();
        }
      }
      case SCALAR -> scalar(path);
      case END_FIELDS, END_ITEMS, END -> {}
    }
  }

  private void scalar(String path) {
    boolean workflow = WORKFLOW.matcher(path).matches();
    if ((workflow || RULE.matcher(path).matches())
        && source.value().orElse(Value.Missing.MISSING) instanceof Value.Text(var id)) {
      found.add(new Named(workflow, id, source.span()));
    }
  }
}
