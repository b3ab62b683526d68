package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression of the language. Every spelling (language, YAML, JSON) reads into these and only
 * these: {@code {field: a, operator: equals, value: 1}} is {@code Binary(EQUAL, Path(a),
 * Literal(1))}.
 */
public sealed interface Expr {

  /** Where it stands. */
  Span span();

  /**
   * A constant.
   *
   * @param value neither missing nor a map or list (those are {@link MapOf} and {@link ListOf})
   * @param span where
   */
  record Literal(Value value, Span span) implements Expr {}

  /**
   * A field of the message, or a name in scope: a {@code let}, a constant, a list, a table, {@code
   * input}, {@code message}, a task. The check decides which.
   *
   * @param segments at least one, the first always a {@link Segment.Name}
   * @param span where
   */
  record Path(List<Segment> segments, Span span) implements Expr {
    /** Copies the list. */
    public Path {
      segments = List.copyOf(segments);
    }
  }

  /**
   * An element chosen by a computed key: {@code fx[currency]}.
   *
   * @param target list, map or table
   * @param key position or name
   * @param span where
   */
  record At(Expr target, Expr key, Span span) implements Expr {}

  /**
   * A field of a computed value: {@code fx[currency].rate}.
   *
   * @param target what has the field
   * @param name of the field
   * @param span where
   */
  record Member(Expr target, String name, Span span) implements Expr {}

  /**
   * {@code not x}, {@code -x}.
   *
   * @param operator which
   * @param operand of what
   * @param span where
   */
  record Unary(UnaryOperator operator, Expr operand, Span span) implements Expr {}

  /**
   * Two operands.
   *
   * @param operator which
   * @param left first operand
   * @param right second operand
   * @param span where
   */
  record Binary(BinaryOperator operator, Expr left, Expr right, Span span) implements Expr {

    /** The operands of a chain of the same operator, in their order, however it is nested. */
    public List<Expr> operands() {
      List<Expr> operands = new ArrayList<>();
      List<Expr> open = new ArrayList<>(List.of(this));
      while (!open.isEmpty()) {
        Expr next = open.removeLast();
        if (next instanceof Binary inner && inner.operator() == operator) {
          open.add(inner.right());
          open.add(inner.left());
        } else {
          operands.add(next);
        }
      }
      return operands;
    }
  }

  /**
   * {@code x in low..high}, both ends included; {@code between} of the YAML form.
   *
   * @param operand what is tested
   * @param low lowest
   * @param high highest
   * @param negated {@code not in}
   * @param span where
   */
  record Between(Expr operand, Expr low, Expr high, boolean negated, Span span) implements Expr {}

  /**
   * {@code x is missing}, {@code is present}, {@code is null}, and {@code is not …}.
   *
   * @param operand what is tested
   * @param state for what
   * @param negated {@code is not}
   * @param span where
   */
  record Is(Expr operand, Presence state, boolean negated, Span span) implements Expr {}

  /**
   * {@code condition ? then : otherwise}.
   *
   * @param condition unknown counts as not true
   * @param then if true
   * @param otherwise else
   * @param span where
   */
  record Conditional(Expr condition, Expr then, Expr otherwise, Span span) implements Expr {}

  /**
   * A function or macro: {@code round(amount, 2)}.
   *
   * @param function its name
   * @param arguments in order
   * @param span where
   */
  record Call(String function, List<Expr> arguments, Span span) implements Expr {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code [a, b]}.
   *
   * @param elements in order
   * @param span where
   */
  record ListOf(List<Expr> elements, Span span) implements Expr {
    /** Copies the list. */
    public ListOf {
      elements = List.copyOf(elements);
    }
  }

  /**
   * <code>{a: 1}</code>.
   *
   * @param entries in order
   * @param span where
   */
  record MapOf(List<Entry> entries, Span span) implements Expr {
    /** Copies the list. */
    public MapOf {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A text with expressions in it: <code>"a/${b}"</code>.
   *
   * @param parts literals of text and expressions in turn
   * @param span where
   */
  record Template(List<Expr> parts, Span span) implements Expr {
    /** Copies the list. */
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A key with its value, as in a map or a parameter list.
   *
   * @param key any text
   * @param value what it holds
   */
  record Entry(String key, Expr value) {}

  /** A step of a {@link Path}. */
  sealed interface Segment {
    /**
     * {@code .name}.
     *
     * @param name of the field
     */
    record Name(String name) implements Segment {}

    /**
     * {@code [3]}.
     *
     * @param position from 0
     */
    record Index(int position) implements Segment {}

    /** {@code [*]}: any element. */
    enum Any implements Segment {
      /** The only one. */
      ANY
    }
  }

  /** Operators with one operand. */
  enum UnaryOperator {
    /** Kleene not. */
    NOT,
    /** Arithmetic minus. */
    NEGATE
  }

  /** Operators with two operands. */
  enum BinaryOperator {
    /** Kleene and. */
    AND,
    /** Kleene or. */
    OR,
    /** {@code ==}. */
    EQUAL,
    /** {@code !=}. */
    NOT_EQUAL,
    /** {@code <}. */
    LESS,
    /** {@code <=}. */
    LESS_OR_EQUAL,
    /** {@code >}. */
    GREATER,
    /** {@code >=}. */
    GREATER_OR_EQUAL,
    /** Equal to one element of the list on the right. */
    IN,
    /** Negation of {@link #IN}. */
    NOT_IN,
    /** A text has the other in it, or a list has an equal element. */
    CONTAINS,
    /** A text begins with the other. */
    STARTS_WITH,
    /** A text ends with the other. */
    ENDS_WITH,
    /** An RE2 pattern is found anywhere in a text. */
    MATCHES,
    /** Sum, joined texts, later instant. */
    ADD,
    /** Difference. */
    SUBTRACT,
    /** Product. */
    MULTIPLY,
    /** Quotient, 34 digits half even. */
    DIVIDE,
    /** {@code a ?? b}: {@code b} where {@code a} is missing or null. */
    COALESCE
  }

  /** What {@link Is} asks for. */
  enum Presence {
    /** No such field. */
    MISSING,
    /** The field is there, null included. */
    PRESENT,
    /** The field is there and null. */
    NULL
  }
}
