package io.distric.dsl.read;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Clauses;
import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Header;
import io.distric.dsl.ast.Macro;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Schedule;
import io.distric.dsl.ast.Schema;
import io.distric.dsl.ast.Table;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the trees of declarations into what they declare. Confined to one thread. */
final class LanguageBuilder {

  private final SyntaxFaults faults;
  private final ExpressionBuilder expressions;
  private final LanguageParts parts;
  private final RuleBuilder rules;
  private final ChainBuilder chains;
  private final WorkflowBuilder workflows;
  private final TestBuilder tests;
  private CommentPlaces places = new CommentPlaces(List.of());

  LanguageBuilder(ReadLimits limits, Diagnostics diagnostics) {
    ExpressionReader.Embedded source =
        new ExpressionReader.Embedded("a source", Placement.START, Pointer.ROOT);
    this.faults = new SyntaxFaults(source, diagnostics, new ClausePhrases());
    this.expressions = new ExpressionBuilder(faults, limits);
    Reading reading = new Reading(diagnostics, limits);
    this.parts = new LanguageParts(expressions, faults, reading);
    this.rules = new RuleBuilder(parts);
    this.chains = new ChainBuilder(parts);
    this.workflows = new WorkflowBuilder(parts, new StepBuilder(parts));
    this.tests = new TestBuilder(parts);
  }

  SyntaxFaults faults() {
    return faults;
  }

  /** Begins a declaration. */
  void begin(CommentPlaces comments) {
    places = comments;
    faults.next();
  }

  Header header(DistricParser.PackageHeaderContext tree) {
    Optional<Integer> version =
        Optional.ofNullable(tree.NUMBER())
            .flatMap(n -> Literals.number(n.getText()))
            .map(v -> version(v, tree));
    return new Header(Optional.ofNullable(tree.plainName()).map(parts::name), version);
  }

  private int version(Value value, DistricParser.PackageHeaderContext tree) {
    if (value instanceof Value.Num(BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      return number.intValueExact();
    }
    faults.report(
        DiagnosticCode.BAD_VALUE,
        tree.NUMBER().getSymbol(),
        "a version is a whole number",
        "write it as in package payments.fraud version 3");
    return 0;
  }

  Expr.Entry entry(DistricParser.IdContext id, DistricParser.ExprContext value) {
    return new Expr.Entry(parts.name(id), expressions.expr(value));
  }

  Schema schema(DistricParser.SchemaContext tree) {
    tree.fieldDeclaration().forEach(f -> places.clause("fields/" + parts.fieldKey(f), f));
    return new Schema(
        parts.name(tree.id()),
        expressions.fields(tree.fieldDeclaration()),
        Optional.ofNullable(tree.expr()).map(expressions::expr),
        Optional.ofNullable(tree.path()).map(expressions::path),
        places.comments(),
        expressions.span(tree));
  }

  Table table(DistricParser.TableContext tree) {
    if (tree.FROM() == null && tree.ROWS() == null) {
      faults.report(
          DiagnosticCode.MISSING_KEY,
          tree.getStart(),
          "the table has neither a file nor rows",
          "write from \"NAME.csv\" before key, or rows [{…}] behind it");
    }
    return new Table(
        parts.name(tree.id(0)),
        Optional.ofNullable(tree.plainText()).map(parts::text),
        parts.name(tree.id(1)),
        tree.expr() == null ? List.of() : rows(tree),
        places.comments(),
        expressions.span(tree));
  }

  private List<Expr.MapOf> rows(DistricParser.TableContext tree) {
    List<Expr.MapOf> rows = new ArrayList<>();
    boolean maps =
        expressions.expr(tree.expr()) instanceof Expr.ListOf list
            && list.elements().stream().allMatch(e -> e instanceof Expr.MapOf m && rows.add(m));
    if (!maps) {
      faults.report(
          DiagnosticCode.WRONG_SHAPE,
          tree.expr().getStart(),
          "rows is no list of maps",
          "write rows [{currency: \"USD\", rate: 0.92}]");
    }
    return rows;
  }

  Macro macro(DistricParser.MacroContext tree) {
    List<DistricParser.IdContext> ids = tree.id();
    return new Macro(
        parts.name(ids.getFirst()),
        ids.subList(1, ids.size()).stream().map(parts::name).toList(),
        expressions.expr(tree.expr()),
        places.comments(),
        expressions.span(tree));
  }

  Rule rule(DistricParser.Rule_Context tree) {
    Rule rule = rules.rule(tree, places);
    return rule.withComments(Clauses.place(rule.comments().at(), Clauses.of(rule)));
  }

  Chain chain(DistricParser.ChainContext tree) {
    Chain chain = chains.chain(tree, places);
    return chain.withComments(Clauses.place(chain.comments().at(), Clauses.of(chain)));
  }

  Workflow workflow(DistricParser.WorkflowContext tree) {
    Workflow workflow = workflows.workflow(tree, places);
    return workflow.withComments(Clauses.place(workflow.comments().at(), Clauses.of(workflow)));
  }

  Schedule schedule(DistricParser.ScheduleContext tree) {
    return chains.schedule(tree, places);
  }

  Test test(DistricParser.Test_Context tree) {
    return tests.test(tree, places);
  }
}
