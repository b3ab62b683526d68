package io.distric.dsl.read;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Test.Expectation;
import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.value.Value;
import io.distric.grammar.DistricParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the tree of a test into the test. */
final class TestBuilder {

  private final LanguageParts parts;
  private final ExpressionBuilder expressions;

  TestBuilder(LanguageParts parts) {
    this.parts = parts;
    this.expressions = parts.expressions();
  }

  Test test(DistricParser.Test_Context tree, CommentPlaces places) {
    Optional<Instant> at = Optional.empty();
    List<Test.Given> givens = new ArrayList<>();
    List<Test.Mock> mocks = new ArrayList<>();
    List<Expectation> expectations = new ArrayList<>();
    for (DistricParser.TestClauseContext clause : tree.testClause()) {
      parts.faults().next();
      switch (clause) {
        case DistricParser.TestAtContext it -> {
          places.clause("at", it);
          at = at(it, at);
        }
        case DistricParser.TestGivenContext it -> {
          places.clause("given/" + givens.size(), it);
          givens.add(given(it));
        }
        case DistricParser.TestMockContext it -> {
          places.clause("mocks/" + mocks.size(), it);
          mocks.add(mock(it));
        }
        default -> {
          places.clause("expect/" + expectations.size(), clause);
          expectations.add(expectation(clause));
        }
      }
    }
    parts.faults().next();
    return new Test(
        parts.text(tree.plainText()),
        at,
        givens,
        mocks,
        expectations,
        places.comments(),
        parts.span(tree));
  }

  private Optional<Instant> at(DistricParser.TestAtContext tree, Optional<Instant> before) {
    if (before.isPresent()) {
      parts
          .faults()
          .report(
              DiagnosticCode.DUPLICATE_KEY,
              tree.getStart(),
              "the test has 'at' already",
              "keep one of them");
    }
    if (expressions.expr(tree.expr()) instanceof Expr.Literal(Value.Time(Instant instant), _)) {
      return Optional.of(instant);
    }
    parts
        .faults()
        .report(
            DiagnosticCode.BAD_VALUE,
            tree.expr().getStart(),
            "at is no time",
            "write it as in at @2026-01-15T12:00:00Z");
    return before;
  }

  private Test.Given given(DistricParser.TestGivenContext tree) {
    return new Test.Given(
        Optional.ofNullable(tree.id()).map(parts::name),
        expressions.map(tree.map()),
        parts.span(tree));
  }

  private Test.Mock mock(DistricParser.TestMockContext tree) {
    Test.Answer answer =
        tree.plainText() == null
            ? new Test.Answer.Value(expressions.expr(tree.expr()))
            : new Test.Answer.Fault(parts.text(tree.plainText()));
    return new Test.Mock(parts.name(tree.qualified()), answer, parts.span(tree));
  }

  private Expectation expectation(DistricParser.TestClauseContext tree) {
    return switch (tree) {
      case DistricParser.ExpectMatchContext it ->
          new Expectation.Match(names(it.plainId()), parts.span(it));
      case DistricParser.ExpectNoMatchContext it ->
          new Expectation.NoMatch(names(it.plainId()), parts.span(it));
      case DistricParser.ExpectRunContext it ->
          new Expectation.Run(parts.name(it.plainName()), parts.entries(it.map()), parts.span(it));
      case DistricParser.ExpectEmitContext it ->
          new Expectation.Emit(parts.text(it.plainText()), parts.entries(it.map()), parts.span(it));
      case DistricParser.ExpectEndedContext it -> ended(it);
      case DistricParser.ExpectHoldsContext it ->
          new Expectation.Holds(expressions.expr(it.expr()), parts.span(it));
      default -> throw new IllegalStateException("no such clause: " + tree.getText());
    };
  }

  private Expectation ended(DistricParser.ExpectEndedContext tree) {
    String word = tree.NAME().getText();
    Optional<Test.Ending> ending = Test.Ending.of(word);
    if (ending.isEmpty()) {
      parts
          .faults()
          .report(
              DiagnosticCode.BAD_VALUE,
              tree.NAME().getSymbol(),
              EndingReader.fault(word),
              EndingReader.hint(word));
    }
    Optional<Section> keys = parts.with(tree.with(), "expect", EndingReader.KEYS);
    return new EndingReader(parts.reading(), new ParameterReader(parts.reading()))
        .ended(
            parts.name(tree.plainName()),
            ending.orElse(Test.Ending.COMPLETED),
            keys,
            parts.span(tree));
  }

  private List<String> names(List<DistricParser.PlainIdContext> trees) {
    return trees.stream().map(parts::name).toList();
  }
}
