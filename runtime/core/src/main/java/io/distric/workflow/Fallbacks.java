package io.distric.workflow;

import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;

/** Values of a workflow's inputs where the rule gave none. Immutable. */
final class Fallbacks {

  private final List<String> names;
  private final List<CompiledExpression> values;
  private final WorkflowLanguage language;

  Fallbacks(List<String> names, List<CompiledExpression> values, WorkflowLanguage language) {
    this.names = names;
    this.values = values;
    this.language = language;
  }

  /** The input with what was missing in it. */
  byte[] complete(byte[] input) {
    if (names.isEmpty() || !(language.parse(input) instanceof Value.Fields(var given))) {
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
