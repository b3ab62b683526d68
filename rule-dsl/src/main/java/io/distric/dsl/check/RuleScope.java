package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names in a rule: its lets, constants and lists; all else is a field of the message. */
final class RuleScope implements Scope {

  /** The whole message, for fields whose names mean something else. */
  static final String MESSAGE = "msg";

  private final Declared declared;
  private final Optional<Schema> schema;
  private final Map<String, Kind> lets;
  private final boolean evaluatedWithRule;

  RuleScope(Declared declared, Optional<Schema> schema) {
    this(declared, schema, new HashMap<>(), true);
  }

  private RuleScope(
      Declared declared,
      Optional<Schema> schema,
      Map<String, Kind> lets,
      boolean evaluatedWithRule) {
    this.declared = declared;
    this.schema = schema;
    this.lets = lets;
    this.evaluatedWithRule = evaluatedWithRule;
  }

  /** The same names for what the workflow engine evaluates later, on every replica. */
  RuleScope ofOptions() {
    return new RuleScope(declared, schema, lets, false);
  }

  void let(String name, Kind kind) {
    lets.put(name, kind);
  }

  @Override
  public Kind kind(Expr.Path path) {
    String head = Scope.head(path);
    Optional<Kind> named = Optional.ofNullable(lets.get(head)).or(() -> declared.constant(head));
    if (named.isPresent()) {
      return path.segments().size() == 1 ? named.get() : Kind.ANY;
    }
    return type(path).map(Kind::of).orElse(Kind.ANY);
  }

  @Override
  public MvelChecker.Rule mvel() {
    if (!evaluatedWithRule) {
      return MvelChecker.Rule.NOT_HERE;
    }
    return declared.dialects().mvel() ? MvelChecker.Rule.ALLOWED : MvelChecker.Rule.OFF;
  }

  @Override
  public Optional<Schema.Type> type(Expr.Path path) {
    String head = Scope.head(path);
    if (lets.containsKey(head) || declared.constant(head).isPresent()) {
      return Optional.empty();
    }
    List<Expr.Segment> segments = path.segments();
    boolean whole = head.equals(MESSAGE);
    List<Expr.Segment> rest = whole ? segments.subList(1, segments.size()) : segments;
    return schema.flatMap(s -> SchemaPath.follow(s.fields(), rest));
  }

  @Override
  public Macros macros() {
    return declared.macros();
  }

  @Override
  public Optional<List<String>> columns(Expr expr) {
    return expr instanceof Expr.Path path
            && path.segments().size() == 1
            && !lets.containsKey(Scope.head(path))
        ? declared.table(Scope.head(path))
        : Optional.empty();
  }

  @Override
  public Scope declarations() {
    return new RuleScope(declared, schema);
  }
}
