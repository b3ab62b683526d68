package io.distric.dsl.check;

import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.print.ExpressionPrinter;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds fields that neither the schema of the rule's messages declares nor a rule sets. */
final class FieldNames {

  /** Stands in every message that has one, whatever its schema says. */
  private static final String MESSAGE_ID = "message_id";

  private final Declared declared;

  /** Fields that some rule sets. */
  private final Set<List<Expr.Segment>> set = new HashSet<>();

  /** What those lie in. */
  private final Set<List<Expr.Segment>> around = new HashSet<>();

  private FieldNames(Declared declared) {
    this.declared = declared;
  }

  /**
   * Checks rules.
   *
   * @param readers those that are looked at
   * @param setters all that set a field
   */
  static void check(
      List<Rule> readers, List<Rule> setters, Declared declared, Function<Rule, Faults> faults) {
    if (declared.schemaNames().isEmpty()) {
      return;
    }
    FieldNames names = new FieldNames(declared);
    for (Rule rule : setters) {
      for (Effect effect : rule.effects()) {
        if (effect instanceof Effect.SetField setter) {
          names.addSet(field(setter.path()));
        }
      }
    }
    for (Rule rule : readers) {
      Optional<Schema> schema = rule.on().flatMap(declared::schema);
      schema.ifPresent(s -> names.check(rule, s, faults.apply(rule)));
    }
  }

  private void addSet(List<Expr.Segment> field) {
    set.add(field);
    for (int length = 1; length < field.size(); length++) {
      around.add(field.subList(0, length));
    }
  }

  private void check(Rule rule, Schema schema, Faults faults) {
    Set<String> named = new HashSet<>(declared.constantNames());
    rule.lets().forEach(let -> named.add(let.key()));
    named.add(MESSAGE_ID);
    Set<List<Expr.Segment>> reported = new HashSet<>();
    for (Expr.Path path : Reads.of(rule)) {
      List<Expr.Segment> field = field(path);
      if (named.contains(Scope.head(path)) || field.isEmpty() || isSet(field)) {
        continue;
      }
      int known = known(schema, field);
      if (known < field.size() && reported.add(field.subList(0, known + 1))) {
        report(rule, schema, path, field, known, faults);
      }
    }
  }

  /** Where a rule sets a.b, rules may read a, a.b and all that lies in it. */
  private boolean isSet(List<Expr.Segment> field) {
    for (int length = 1; length <= field.size(); length++) {
      if (set.contains(field.subList(0, length))) {
        return true;
      }
    }
    return around.contains(field);
  }

  /** How many steps of a path the schema knows, or leaves open. */
  private static int known(Schema schema, List<Expr.Segment> field) {
    for (int length = 1; length <= field.size(); length++) {
      List<Expr.Segment> part = field.subList(0, length);
      if (SchemaPath.follow(schema.fields(), part).isEmpty()) {
        Optional<Schema.Type> parent =
            SchemaPath.follow(schema.fields(), part.subList(0, length - 1));
        boolean open = parent.isPresent() && !(parent.get() instanceof Schema.Type.ObjectType);
        return open ? field.size() : length - 1;
      }
    }
    return field.size();
  }

  private static void report(
      Rule rule,
      Schema schema,
      Expr.Path path,
      List<Expr.Segment> field,
      int known,
      Faults faults) {
    String name = field.get(known) instanceof Expr.Segment.Name(String n) ? n : "";
    Optional<Schema.Type> parent = SchemaPath.follow(schema.fields(), field.subList(0, known));
    List<String> siblings =
        parent.isPresent() && parent.get() instanceof Schema.Type.ObjectType(var fields)
            ? fields.stream().map(Schema.Field::name).toList()
            : List.of();
    faults.warning(
        DiagnosticCode.UNKNOWN_FIELD,
        path.span(),
        "rule '%s' reads '%s', and schema %s has no field '%s' there"
            .formatted(rule.id(), ExpressionPrinter.path(path), schema.name(), name),
        Suggestion.hint(name, siblings));
  }

  private static List<Expr.Segment> field(Expr.Path path) {
    List<Expr.Segment> segments = path.segments();
    return Scope.head(path).equals(RuleScope.MESSAGE)
        ? segments.subList(1, segments.size())
        : segments;
  }
}
