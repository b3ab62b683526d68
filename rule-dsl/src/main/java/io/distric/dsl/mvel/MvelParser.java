package io.distric.dsl.mvel;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.mvel.MvelExpr.Operator;
import io.distric.dsl.mvel.MvelLexer.Kind;
import io.distric.dsl.mvel.MvelLexer.Token;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the part of MVEL that we take, by recursive descent. Confined to one thread. */
final class MvelParser {

  private static final int NODES_MAX = 256;
  private static final int DEPTH_MAX = 32;
  private static final int INDEX_MAX = 100_000;
  private static final List<Map<String, Operator>> LEVELS =
      List.of(
          Map.of("||", Operator.OR, "or", Operator.OR),
          Map.of("&&", Operator.AND, "and", Operator.AND),
          Map.of(
              "==", Operator.EQUAL,
              "!=", Operator.NOT_EQUAL,
              "<", Operator.LESS,
              "<=", Operator.LESS_OR_EQUAL,
              ">", Operator.GREATER,
              ">=", Operator.GREATER_OR_EQUAL,
              "contains", Operator.CONTAINS,
              "in", Operator.IN,
              "~=", Operator.MATCHES),
          Map.of("+", Operator.ADD, "-", Operator.SUBTRACT),
          Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.REMAINDER));

  private final List<Token> tokens;
  private final Span span;
  private final List<Expr.Path> inputs = new ArrayList<>();
  private int next;
  private int nodes;
  private int depth;

  /**
   * A parser.
   *
   * @param text to read
   * @param span given to the paths in it
   */
  MvelParser(String text, Span span) throws MalformedMvel {
    this.tokens = new MvelLexer(text).tokens();
    this.span = span;
  }

  /** The paths that were read, by number. */
  List<Expr.Path> inputs() {
    return inputs;
  }

  MvelExpr parse() throws MalformedMvel {
    MvelExpr expr = conditional();
    if (peek().kind() != Kind.END) {
      throw unexpected("an operator or the end");
    }
    return expr;
  }

  private MvelExpr conditional() throws MalformedMvel {
    if (++depth > DEPTH_MAX) {
      throw new MalformedMvel(
          "the text is nested deeper than " + DEPTH_MAX,
          peek().position(),
          "give parts of it names with let");
    }
    MvelExpr expr = binary(0);
    if (take("?")) {
      MvelExpr then = conditional();
      expect(":");
      expr = node(new MvelExpr.Conditional(expr, then, conditional()));
    }
    depth--;
    return expr;
  }

  private MvelExpr binary(int level) throws MalformedMvel {
    if (level == LEVELS.size()) {
      return unary();
    }
    MvelExpr left = binary(level + 1);
    for (Operator operator = operator(level); operator != null; operator = operator(level)) {
      int position = tokens.get(next++).position();
      left = join(operator, left, binary(level + 1), position);
    }
    return left;
  }

  private @Nullable Operator operator(int level) {
    Token token = peek();
    boolean may = token.kind() == Kind.SIGN || token.kind() == Kind.NAME;
    return may ? LEVELS.get(level).get(token.text()) : null;
  }

  private MvelExpr join(Operator operator, MvelExpr left, MvelExpr right, int position)
      throws MalformedMvel {
    if (left == MvelExpr.Nothing.NOTHING || right == MvelExpr.Nothing.NOTHING) {
      MvelExpr operand = left == MvelExpr.Nothing.NOTHING ? right : left;
      if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
        throw new MalformedMvel(
            "null can only be compared with == and !=", position, "write x == null");
      }
      MvelExpr test = node(new MvelExpr.IsNull(operand));
      return operator == Operator.EQUAL ? test : node(new MvelExpr.Not(test));
    }
    if (operator == Operator.MATCHES) {
      return node(new MvelExpr.Binary(operator, left, pattern(right, position)));
    }
    return node(new MvelExpr.Binary(operator, left, right));
  }

  /** MVEL's operator asks of the whole text what RE2 asks of any part of it. */
  private static MvelExpr pattern(MvelExpr right, int position) throws MalformedMvel {
    if (!(right instanceof MvelExpr.Constant(String source))) {
      throw new MalformedMvel(
          "a pattern behind ~= is a text between quotes", position, "write x ~= 'a.*'");
    }
    return new MvelExpr.Constant(
        TextPattern.compile("^(?:" + source + ")$")
            .orElseThrow(
                () ->
                    new MalformedMvel(
                        "the pattern behind ~= is not RE2",
                        position,
                        "there is no look-around and there are no back-references")));
  }

  private MvelExpr unary() throws MalformedMvel {
    int position = peek().position();
    boolean not = take("!") || takeWord("not");
    if (!not && !take("-")) {
      return postfix();
    }
    if (++depth > DEPTH_MAX) {
      throw new MalformedMvel(
          "the text is nested deeper than " + DEPTH_MAX, position, "take the doubled signs out");
    }
    MvelExpr operand = unary();
    depth--;
    return node(not ? new MvelExpr.Not(operand) : new MvelExpr.Negate(operand));
  }

  private MvelExpr postfix() throws MalformedMvel {
    MvelExpr expr = primary();
    while (peek().is(".")) {
      next++;
      Token name = name();
      if (!peek().is("(")) {
        MvelRefusals.name(name.text(), name.position(), false);
        throw new MalformedMvel(
            "'." + name.text() + "' is no field of a message here",
            name.position(),
            "fields are read by paths such as user.country; give other values a name with let");
      }
      expr = call(expr, name);
    }
    if (peek().is("[")) {
      throw new MalformedMvel(
          "only paths have elements",
          peek().position(),
          "write items[0] or labels['a'], with a position or a key that is a constant");
    }
    return expr;
  }

  private MvelExpr primary() throws MalformedMvel {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> {
        next++;
        yield node(new MvelExpr.Constant(MvelLexer.decimal(token)));
      }
      case TEXT -> {
        next++;
        yield node(new MvelExpr.Constant(token.text()));
      }
      case NAME -> named();
      case SIGN -> bracketed();
      case END -> throw unexpected("a value");
    };
  }

  private MvelExpr bracketed() throws MalformedMvel {
    if (take("(")) {
      MvelExpr inner = conditional();
      expect(")");
      return inner;
    }
    if (take("[")) {
      return list();
    }
    throw unexpected("a value");
  }

  private MvelExpr named() throws MalformedMvel {
    Token first = name();
    switch (first.text()) {
      case "true", "false" -> {
        return node(new MvelExpr.Constant(first.text().equals("true")));
      }
      case "null", "nil" -> {
        return node(MvelExpr.Nothing.NOTHING);
      }
      default -> MvelRefusals.name(first.text(), first.position(), true);
    }
    if (peek().is("(")) {
      throw new MalformedMvel(
          "'" + first.text() + "' is called, and mvel(…) has no functions",
          first.position(),
          "call functions of the language outside, in a let, and use its name here");
    }
    return path(first);
  }

  /** Steps of a path, up to a call: {@code user.name.trim()} reads {@code user.name}. */
  private MvelExpr path(Token first) throws MalformedMvel {
    List<Expr.Segment> segments = new ArrayList<>();
    segments.add(new Expr.Segment.Name(first.text()));
    while (peek().is(".") || peek().is("[")) {
      if (peek().is("[")) {
        next++;
        segments.add(element());
        expect("]");
      } else {
        if (tokens.get(next + 1).kind() == Kind.NAME && tokens.get(next + 2).is("(")) {
          break;
        }
        next++;
        Token name = name();
        MvelRefusals.name(name.text(), name.position(), false);
        segments.add(new Expr.Segment.Name(name.text()));
      }
    }
    Expr.Path path = new Expr.Path(segments, span);
    int known = inputs.indexOf(path);
    if (known < 0) {
      inputs.add(path);
    }
    return node(new MvelExpr.Input(known < 0 ? inputs.size() - 1 : known));
  }

  private Expr.Segment element() throws MalformedMvel {
    Token token = tokens.get(next);
    if (token.kind() == Kind.TEXT) {
      next++;
      MvelRefusals.name(token.text(), token.position(), false);
      return new Expr.Segment.Name(token.text());
    }
    boolean position = token.kind() == Kind.NUMBER && !token.text().contains(".");
    if (!position || MvelLexer.decimal(token).intValue() > INDEX_MAX || token.text().length() > 6) {
      throw new MalformedMvel(
          "between brackets stands a position or a key that is a constant",
          token.position(),
          "write items[0] or labels['a']");
    }
    next++;
    return new Expr.Segment.Index(MvelLexer.decimal(token).intValue());
  }

  private MvelExpr call(MvelExpr target, Token name) throws MalformedMvel {
    MvelMethod method =
        MvelMethod.named(name.text())
            .orElseThrow(
                () ->
                    new MalformedMvel(
                        "the method '" + name.text() + "' is not allowed in mvel(…)",
                        name.position(),
                        "the methods are " + MvelMethod.list()));
    expect("(");
    List<MvelExpr> arguments = new ArrayList<>();
    while (!peek().is(")")) {
      arguments.add(conditional());
      if (!take(",")) {
        break;
      }
    }
    expect(")");
    if (!method.takes(arguments.size())) {
      throw new MalformedMvel(
          "%s takes %s, found are %d".formatted(method.word(), method.due(), arguments.size()),
          name.position(),
          "");
    }
    return node(new MvelExpr.Call(method, target, arguments));
  }

  private MvelExpr list() throws MalformedMvel {
    List<String> keys = new ArrayList<>();
    List<MvelExpr> values = new ArrayList<>();
    if (take(":")) {
      expect("]");
      return node(new MvelExpr.Entries(keys, values));
    }
    boolean map = peek().kind() == Kind.TEXT && tokens.get(next + 1).is(":");
    while (!peek().is("]")) {
      if (map) {
        keys.add(key());
      }
      values.add(conditional());
      if (!take(",")) {
        break;
      }
    }
    expect("]");
    return node(map ? new MvelExpr.Entries(keys, values) : new MvelExpr.Items(values));
  }

  private String key() throws MalformedMvel {
    Token token = peek();
    if (token.kind() != Kind.TEXT) {
      throw unexpected("a key between quotes");
    }
    next++;
    expect(":");
    return token.text();
  }

  private MvelExpr node(MvelExpr expr) throws MalformedMvel {
    if (++nodes > NODES_MAX) {
      throw new MalformedMvel(
          "the text has more than " + NODES_MAX + " parts",
          peek().position(),
          "give parts of it names with let");
    }
    return expr;
  }

  private Token name() throws MalformedMvel {
    Token token = peek();
    if (token.kind() != Kind.NAME) {
      throw unexpected("a name");
    }
    next++;
    return token;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean take(String sign) {
    boolean there = peek().is(sign);
    next += there ? 1 : 0;
    return there;
  }

  private boolean takeWord(String word) {
    boolean there = peek().isWord(word);
    next += there ? 1 : 0;
    return there;
  }

  private void expect(String sign) throws MalformedMvel {
    if (!take(sign)) {
      throw unexpected("'" + sign + "'");
    }
  }

  /** Words that only make no sense here are told apart from those that never do. */
  private MalformedMvel unexpected(String due) throws MalformedMvel {
    Token token = peek();
    if (token.kind() == Kind.NAME) {
      MvelRefusals.name(token.text(), token.position(), false);
    }
    return new MalformedMvel("found is " + token.shown() + ", due is " + due, token.position(), "");
  }
}
