package io.distric.workflow;

import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Scope;
import io.distric.dsl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;

/** How a JSON object comes from a scope: a task's input, an instance's output. Immutable. */
sealed interface Binding {

  /** The JSON object; not changed by anyone. */
  byte[] bind(Scope scope);

  /**
   * The same in every scope, so that it is written once.
   *
   * @param json the object
   */
  record Constant(byte[] json) implements Binding {
    @Override
    public byte[] bind(Scope scope) {
      return json;
    }
  }

  /**
   * Evaluated each time.
   *
   * @param keys in order
   * @param values one for each
   * @param language writes the JSON
   */
  record Computed(List<String> keys, List<CompiledExpression> values, WorkflowLanguage language)
      implements Binding {
    @Override
    public byte[] bind(Scope scope) {
      LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Value value = values.get(i).evaluate(scope);
        if (value != Value.Missing.MISSING) {
          fields.put(keys.get(i), value);
        }
      }
      return language.print(new Value.Fields(fields));
    }
  }
}
