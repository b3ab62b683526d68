package io.distric.dsl.check;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names in the body of a macro: its parameters, then what can be seen where it is declared. Lets of
 * the rule that calls it are not among them.
 */
final class MacroScope implements Scope {

  private final Scope around;
  private final @Nullable Scope caller;
  private final Map<String, Expr> arguments = new HashMap<>();
  private final Map<String, Kind> kinds = new HashMap<>();

  private MacroScope(Scope around, @Nullable Scope caller) {
    this.around = around;
    this.caller = caller;
  }

  /** A body by itself: arguments may be anything. */
  static MacroScope declared(Macro macro, Scope around) {
    MacroScope scope = new MacroScope(around, null);
    macro.parameters().forEach(parameter -> scope.kinds.put(parameter, Kind.ANY));
    return scope;
  }

  /** A body as it is called. */
  static MacroScope called(
      Macro macro, List<Expr> arguments, List<Kind> kinds, Scope around, Scope caller) {
    MacroScope scope = new MacroScope(around, caller);
    for (int i = 0; i < Math.min(arguments.size(), macro.parameters().size()); i++) {
      scope.arguments.put(macro.parameters().get(i), arguments.get(i));
      scope.kinds.put(macro.parameters().get(i), kinds.get(i));
    }
    return scope;
  }

  @Override
  public Kind kind(Expr.Path path) {
    String head = Scope.head(path);
    Kind kind = kinds.get(head);
    if (kind == null) {
      return around.kind(path);
    }
    if (path.segments().size() == 1) {
      return kind;
    }
    Expr.Path whole = whole(path);
    return whole == null || caller == null ? Kind.ANY : caller.kind(whole);
  }

  @Override
  public Optional<Schema.Type> type(Expr.Path path) {
    if (!kinds.containsKey(Scope.head(path))) {
      return around.type(path);
    }
    Expr.Path whole = whole(path);
    return whole == null || caller == null ? Optional.empty() : caller.type(whole);
  }

  /** Arguments could not be handed to it: the dialect's texts name their inputs themselves. */
  @Override
  public MvelChecker.Rule mvel() {
    return MvelChecker.Rule.NOT_HERE;
  }

  @Override
  public Macros macros() {
    return around.macros();
  }

  @Override
  public Optional<List<String>> columns(Expr expr) {
    boolean parameter = expr instanceof Expr.Path path && kinds.containsKey(Scope.head(path));
    return parameter ? Optional.empty() : around.columns(expr);
  }

  @Override
  public Scope declarations() {
    return around;
  }

  /** The path of the argument, and on from there; null where the argument is no path. */
  private Expr.@Nullable Path whole(Expr.Path path) {
    if (!(arguments.get(Scope.head(path)) instanceof Expr.Path argument)) {
      return null;
    }
    List<Expr.Segment> segments = new ArrayList<>(argument.segments());
    segments.addAll(path.segments().subList(1, path.segments().size()));
    return new Expr.Path(segments, argument.span());
  }
}
