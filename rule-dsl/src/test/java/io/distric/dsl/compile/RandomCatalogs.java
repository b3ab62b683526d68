package io.distric.dsl.compile;

import static io.distric.dsl.compile.Exprs.binary;
import static io.distric.dsl.compile.Exprs.number;
import static io.distric.dsl.compile.Exprs.path;
import static io.distric.dsl.compile.Exprs.text;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Expr.BinaryOperator;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Table;
import io.distric.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Catalogs with macros, a table and chains, over the fields of {@link RandomMessages}. */
final class RandomCatalogs {

  private static final List<BinaryOperator> TESTS =
      List.of(
          BinaryOperator.EQUAL,
          BinaryOperator.NOT_EQUAL,
          BinaryOperator.LESS,
          BinaryOperator.GREATER_OR_EQUAL,
          BinaryOperator.STARTS_WITH);

  private final RandomGenerator random;
  private final List<Macro> macros = new ArrayList<>();

  RandomCatalogs(RandomGenerator random) {
    this.random = random;
  }

  Model next() {
    macros.clear();
    for (int i = random.nextInt(4); i > 0; i--) {
      macros.add(macro());
    }
    RandomRules source = new RandomRules(random, true);
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(25); i >= 0; i--) {
      rules.add(more(source.next(i)));
    }
    return Rules.model(rules)
        .withConstants(List.of(new Expr.Entry("CONST", text("ab"))))
        .withTables(List.of(table()))
        .withMacros(List.copyOf(macros))
        .withChains(chains(rules));
  }

  /** A rule that may call macros and look rows up. */
  Rule rule(int number) {
    return more(new RandomRules(random, true).next(number));
  }

  /**
   * Makes another macro of one, with the same parameters; the one that was first if there is none.
   */
  List<Macro> otherMacros() {
    if (macros.isEmpty()) {
      macros.add(macro());
    } else {
      int at = random.nextInt(macros.size());
      Macro old = macros.get(at);
      Expr body = binary(pick(TESTS), pick(List.of(path("b"), path("CONST"))), number("1"));
      macros.set(at, new Macro(old.name(), old.parameters(), body, Span.NONE));
    }
    return List.copyOf(macros);
  }

  /** The body may read a let's name: it means the field of that name. */
  private Macro macro() {
    List<String> parameters = List.of("p", "a").subList(0, random.nextInt(3));
    List<Expr> leaves = new ArrayList<>();
    parameters.forEach(parameter -> leaves.add(path(parameter)));
    leaves.addAll(List.of(path("b"), path("l0"), path("CONST"), path("p.b"), number("1")));
    Expr body = binary(pick(TESTS), pick(leaves), pick(leaves));
    if (random.nextBoolean()) {
      body =
          binary(BinaryOperator.OR, body, binary(pick(TESTS), pick(leaves), lookup(pick(leaves))));
    }
    if (!macros.isEmpty() && random.nextBoolean()) {
      Macro called = pick(macros);
      List<Expr> arguments = called.parameters().stream().map(p -> pick(leaves)).toList();
      Expr call = new Expr.Call(called.name(), arguments, Span.NONE);
      body = binary(BinaryOperator.OR, Exprs.not(call), body);
    }
    return new Macro("m" + macros.size(), parameters, body, Span.NONE);
  }

  private static Table table() {
    List<Expr.MapOf> rows = new ArrayList<>();
    for (String key : List.of("a", "ab", "1", "10", "")) {
      rows.add(
          new Expr.MapOf(
              List.of(
                  new Expr.Entry("k", text(key)),
                  new Expr.Entry("n", number(Integer.toString(rows.size())))),
              Span.NONE));
    }
    return new Table("t", Optional.empty(), "k", rows, Span.NONE);
  }

  private static Expr lookup(Expr key) {
    return new Expr.Member(new Expr.At(path("t"), key, Span.NONE), "n", Span.NONE);
  }

  private Rule more(Rule rule) {
    if (random.nextInt(3) == 0) {
      return rule;
    }
    Expr extra =
        random.nextBoolean() && !macros.isEmpty()
            ? call()
            : binary(
                pick(TESTS),
                binary(BinaryOperator.COALESCE, lookup(leaf()), number("7")),
                number(pick(RandomMessages.NUMBERS)));
    Expr when =
        rule.when()
            .<Expr>map(
                w ->
                    binary(random.nextBoolean() ? BinaryOperator.AND : BinaryOperator.OR, w, extra))
            .orElse(extra);
    return new Rule(
        rule.id(),
        rule.title(),
        rule.on(),
        rule.priority(),
        random.nextInt(12) > 0,
        rule.shadow(),
        rule.tags(),
        rule.lets(),
        Optional.of(when),
        rule.excepts(),
        rule.effects(),
        rule.span());
  }

  private Expr call() {
    Macro macro = pick(macros);
    List<Expr> arguments = new ArrayList<>();
    macro.parameters().forEach(parameter -> arguments.add(leaf()));
    Expr call = new Expr.Call(macro.name(), arguments, Span.NONE);
    return random.nextInt(3) == 0 ? Exprs.not(call) : call;
  }

  private Expr leaf() {
    return switch (random.nextInt(6)) {
      case 0 -> number(pick(RandomMessages.NUMBERS));
      case 1 -> text(RandomMessages.text(random));
      case 2 -> path("l0");
      case 3 -> binary(BinaryOperator.ADD, path("a"), path("b"));
      case 4 -> path("c.a");
      default -> path(RandomMessages.field(random));
    };
  }

  /** Edges that go forward in the order, each rule in one chain at most. */
  List<Chain> chains(List<Rule> rules) {
    List<Rule> rest = new ArrayList<>(rules);
    rest.sort(Rule.ORDER);
    List<Chain> chains = new ArrayList<>();
    for (int number = random.nextInt(3); number > 0 && rest.size() > 1; number--) {
      List<Rule> members = new ArrayList<>();
      rest.removeIf(rule -> random.nextInt(3) > 0 && members.add(rule));
      List<Chain.Edge> edges = new ArrayList<>();
      for (int to = 1; to < members.size(); to++) {
        for (int tries = random.nextInt(3); tries > 0; tries--) {
          edges.add(
              new Chain.Edge(
                  members.get(random.nextInt(to)).id(),
                  members.get(to).id(),
                  pick(List.of(Chain.On.values())),
                  Span.NONE));
        }
      }
      chains.add(new Chain("c" + number, "", pick(List.of(Chain.Mode.values())), edges, Span.NONE));
    }
    return chains;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
