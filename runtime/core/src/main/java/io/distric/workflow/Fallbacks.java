package io.distric.workflow;

import io.distric.dsl.ast.Schema;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a workflow's inputs where the rule gave none. Immutable. */
final class Fallbacks {

  private final List<String> names = new ArrayList<>();
  private final List<CompiledExpression> values = new ArrayList<>();
  private final WorkflowLanguage language;

  private Fallbacks(WorkflowLanguage language) {
    this.language = language;
  }

  /** Those that a workflow declares, or null if it declares none. */
  static @Nullable Fallbacks of(List<Schema.Field> inputs, WorkflowLanguage language) {
    Fallbacks fallbacks = new Fallbacks(language);
    for (Schema.Field field : inputs) {
      if (field.fallback().isPresent()) {
        fallbacks.names.add(field.name());
        fallbacks.values.add(language.compile(field.fallback().get()));
      }
    }
    return fallbacks.names.isEmpty() ? null : fallbacks;
  }

  /** The input with what was missing in it. */
  byte[] complete(byte[] input) {
    if (!(language.parse(input) instanceof Value.Fields(var given))) {
      return input;
    }
    LinkedHashMap<String, Value> complete = new LinkedHashMap<>(given);
    for (int i = 0; i < names.size(); i++) {
      if (!given.containsKey(names.get(i))) {
        complete.put(names.get(i), values.get(i).evaluate(name -> Value.Missing.MISSING));
      }
    }
    return complete.size() == given.size() ? input : language.print(new Value.Fields(complete));
  }
}
