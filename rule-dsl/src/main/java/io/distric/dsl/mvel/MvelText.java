package io.distric.dsl.mvel;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A text of the dialect, read by our own grammar. Nothing of MVEL is touched yet. Immutable. */
public final class MvelText {

  private final MvelExpr root;
  private final List<Expr.Path> inputs;
  private final BitSet mayBeNull = new BitSet();

  private MvelText(MvelParser parser) throws MalformedMvel {
    this.root = parser.parse();
    this.inputs = List.copyOf(parser.inputs());
    collectTests(root);
  }

  /**
   * Reads a text.
   *
   * @param text of the author
   * @param span where it stands, given to the paths in it
   * @throws MalformedMvel says what is not taken, where, and what to write instead
   */
  public static MvelText read(String text, Span span) throws MalformedMvel {
    return new MvelText(new MvelParser(text, span));
  }

  /** The text of a call; empty where there is none that can be read. */
  public static Optional<MvelText> of(Expr.Call call) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Expr.Literal(Value.Text(var text), _))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(text, call.span()));
    } catch (MalformedMvel e) {
      return Optional.empty();
    }
  }

  /** Fields and names that it reads, each once. */
  public List<Expr.Path> inputs() {
    return inputs;
  }

  MvelExpr root() {
    return root;
  }

  /** Whether the text itself asks whether an input is null. */
  boolean mayBeNull(int input) {
    return mayBeNull.get(input);
  }

  private void collectTests(MvelExpr expr) {
    switch (expr) {
      case MvelExpr.IsNull(MvelExpr.Input(int input)) -> mayBeNull.set(input);
      case MvelExpr.IsNull(MvelExpr operand) -> collectTests(operand);
      case MvelExpr.Constant _, MvelExpr.Nothing _, MvelExpr.Input _ -> {
        // No part of it is tested.
      }
      case MvelExpr.Not(MvelExpr operand) -> collectTests(operand);
      case MvelExpr.Negate(MvelExpr operand) -> collectTests(operand);
      case MvelExpr.Binary(_, MvelExpr left, MvelExpr right) -> {
        collectTests(left);
        collectTests(right);
      }
      case MvelExpr.Conditional(MvelExpr condition, MvelExpr then, MvelExpr otherwise) -> {
        collectTests(condition);
        collectTests(then);
        collectTests(otherwise);
      }
      case MvelExpr.Items(List<MvelExpr> elements) -> elements.forEach(this::collectTests);
      case MvelExpr.Entries(_, List<MvelExpr> values) -> values.forEach(this::collectTests);
      case MvelExpr.Call(_, MvelExpr target, List<MvelExpr> arguments) -> {
        collectTests(target);
        arguments.forEach(this::collectTests);
      }
    }
  }
}
