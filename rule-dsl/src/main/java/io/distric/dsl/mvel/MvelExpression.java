package io.distric.dsl.mvel;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text of the dialect, compiled. A field that is missing or null makes the value missing, unless
 * the text itself compares that field with null. Immutable, bounded; any thread.
 */
public final class MvelExpression {

  /** The name under which it is called: {@code mvel("a + 1")}. */
  public static final String FUNCTION = "mvel";

  private final MvelText text;
  private final MvelEngine engine;

  private MvelExpression(MvelText text) {
    List<String> names =
        IntStream.range(0, text.inputs().size()).mapToObj(number -> "v" + number).toList();
    this.text = text;
    this.engine = new MvelEngine(MvelWriter.of(text.root()), names);
  }

  /** Compiles the argument of a call; null where it is no text that can be read. */
  public static @Nullable MvelExpression compile(Expr.Call call) {
    return MvelText.of(call).map(MvelExpression::new).orElse(null);
  }

  /** Compiles a text that was read. */
  public static MvelExpression compile(MvelText text) {
    return new MvelExpression(text);
  }

  /** Fields and names that it reads, in the order in which {@link #evaluate} takes them. */
  public List<Expr.Path> inputs() {
    return text.inputs();
  }

  /** The value for inputs. Never throws for what they hold. */
  public Value evaluate(Value[] values) {
    @Nullable Object[] arguments = new @Nullable Object[values.length];
    try {
      for (int i = 0; i < values.length; i++) {
        arguments[i] = MvelValues.object(values[i]);
        if (arguments[i] == null && !text.mayBeNull(i)) {
          return Value.Missing.MISSING;
        }
      }
    } catch (MvelFault tooLong) {
      return Value.Missing.MISSING;
    }
    return engine.evaluate(arguments);
  }
}
