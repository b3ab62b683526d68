package io.distric.dsl.mvel;

import io.distric.dsl.value.Value;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;
import org.mvel2.optimizers.OptimizerFactory;

/**
 * The only place that knows MVEL. Compiles what {@link MvelWriter} wrote. Stateless; any thread.
 */
final class MvelEngine {

  /** The variable that holds {@link MvelFunctions}. */
  static final String FUNCTIONS = "fn";

  /** MVEL logs what it throws; a message must not be able to fill a log. Held, or it is lost. */
  private static final Logger LOG = Logger.getLogger("org.mvel2");

  static {
    LOG.setLevel(Level.OFF);
    // No classes are generated: the default would define one for each call in each text.
    OptimizerFactory.setDefaultOptimizer(OptimizerFactory.SAFE_REFLECTIVE);
  }

  private final Serializable compiled;
  private final Map<String, Object> constants;
  private final List<String> inputs;

  MvelEngine(MvelWriter text, List<String> inputs) {
    ParserContext context = new ParserContext();
    context.getParserConfiguration().setImports(new HashMap<>());
    this.compiled = MVEL.compileExpression(text.text(), context);
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(FUNCTIONS, MvelFunctions.ALL);
    for (int i = 0; i < text.constants().size(); i++) {
      fixed.put("c" + i, text.constants().get(i));
    }
    this.constants = Map.copyOf(fixed);
    this.inputs = List.copyOf(inputs);
  }

  /** The value; missing where MVEL or a function of ours finds that it cannot be. */
  Value evaluate(@Nullable Object[] arguments) {
    Map<String, @Nullable Object> variables = new HashMap<>(constants);
    for (int i = 0; i < arguments.length; i++) {
      variables.put(inputs.get(i), arguments[i]);
    }
    try {
      return MvelValues.value(MVEL.executeExpression(compiled, (Object) null, variables));
    } catch (RuntimeException e) {
      // Division by zero, a text where a number is due: unknown, as everywhere in the language.
      return Value.Missing.MISSING;
    }
  }
}
