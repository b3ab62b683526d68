package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.expand.Reads;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds names that are read as fields of the message, because nothing else is called so, and look
 * like something else: {@code True}, a macro without its arguments, a list with a slip in it. Rules
 * on a schema are told by {@link FieldNames}.
 */
final class MistakenNames {

  private static final List<String> CONSTANTS = List.of("true", "false", "null");

  private static final int NAME_LENGTH_MIN = 3;

  private final Declared declared;

  private MistakenNames(Declared declared) {
    this.declared = declared;
  }

  /** Checks rules as their authors wrote them: expanded ones call no macros. */
  static void check(List<Rule> rules, Declared declared, Function<Rule, Faults> faults) {
    MistakenNames names = new MistakenNames(declared);
    for (Rule rule : rules) {
      if (rule.on().flatMap(declared::schema).isEmpty()) {
        names.check(rule, faults);
      }
    }
  }

  private void check(Rule rule, Function<Rule, Faults> faults) {
    Set<String> known = new HashSet<>(declared.constantNames());
    rule.lets().forEach(let -> known.add(let.key()));
    for (Expr.Path path : Reads.of(rule)) {
      String name = Scope.head(path);
      if (path.segments().size() == 1 && known.add(name)) {
        hint(name)
            .ifPresent(
                hint ->
                    faults
                        .apply(rule)
                        .warning(
                            DiagnosticCode.MISTAKEN_NAME,
                            path.span(),
                            "rule '%s' reads '%s' as a field of the message"
                                .formatted(rule.id(), name),
                            hint));
      }
    }
  }

  private Optional<String> hint(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (CONSTANTS.contains(lower)) {
      return Optional.of("write " + lower);
    }
    Optional<Macro> macro = declared.macros().named(name);
    if (macro.isPresent()) {
      return Optional.of(
          "the macro is called as %s(%s)"
              .formatted(name, String.join(", ", macro.get().parameters())));
    }
    // Shouting is how constants and lists are written; fields that look like them by chance are
    // not.
    boolean shouted =
        name.length() >= NAME_LENGTH_MIN && name.equals(name.toUpperCase(Locale.ROOT));
    return shouted
        ? Suggestion.nearest(name, declared.constantNames()).map(n -> "did you mean " + n + "?")
        : Optional.empty();
  }
}
