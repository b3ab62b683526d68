package io.distric.dsl.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LibraryTest {

  private static final String A = "file:///a.distric";
  private static final String B = "file:///b.distric";

  @Test
  void shouldResolveEveryNameOfTheExample() throws IOException {
    // given
    String text = Files.readString(Path.of("../grammar/vscode/test/example.distric"));
    Document document = new Document(text);
    Library library = new Library(Map.of(A, document), Map.of());

    // when
    List<String> unresolved =
        document.mentions().stream()
            .filter(m -> m.kind() != Mention.Kind.TASK)
            .filter(m -> library.resolve(A, document, m, m.names().size() - 1).isEmpty())
            .map(m -> String.join(".", m.names()))
            .distinct()
            .sorted()
            .toList();

    // then: built-in functions, fields that rules set, results, and what the example does not
    // declare
    assertEquals(
        List.of(
            "amount_eur",
            "card.pan",
            "error.message",
            "exponential",
            "fx.rate",
            "item.sku",
            "now",
            "poll.result.done",
            "prefer",
            "report",
            "report.day",
            "review",
            "review.payment",
            "round",
            "score.result.value",
            "signal",
            "today",
            "u.created_at"),
        unresolved);
  }

  @Test
  void shouldRenameAcrossDocuments() {
    // given
    Library library =
        library(
            "workflow review { input { id: string } }",
            "rule r { run review { id: 1 } }\ntest \"t\" { expect run review }");

    // when
    Renames.Rename rename = Renames.rename(library, B, 14, "inspect");

    // then
    assertEquals("", rename.refusal());
    assertEquals("workflow inspect { input { id: string } }", applied(library, rename, A));
    assertEquals(
        "rule r { run inspect { id: 1 } }\ntest \"t\" { expect run inspect }",
        applied(library, rename, B));
  }

  @Test
  void shouldRenameAFieldInEveryRuleOfItsSchema() {
    // given
    Library library =
        library(
            "schema P { user: { id: string } }\nschema Q { user: { id: string } }",
            "rule a { on P when user.id == \"1\" emit \"${user.id}\" }\n"
                + "rule b { on Q when user.id == \"1\" }");

    // when
    Renames.Rename rename = Renames.rename(library, A, 20, "number");

    // then
    assertEquals(
        "rule a { on P when user.number == \"1\" emit \"${user.number}\" }\n"
            + "rule b { on Q when user.id == \"1\" }",
        applied(library, rename, B));
  }

  @Test
  void shouldRefuseANameThatIsTaken() {
    Library library = library("rule a { }\nrule b { }", "");
    assertTrue(Renames.rename(library, A, 6, "b").refusal().contains("already"));
    assertTrue(Renames.rename(library, A, 6, " ").refusal().contains("at least one"));
    assertEquals("\"b-1\"", Renames.rename(library, A, 6, "b-1").changes().getFirst().written());
  }

  @Test
  void shouldRefuseTheNameOfAnotherKindThatExpressionsCannotTellApart() {
    Library library = library("const HIGH = 1\nlist RISKY = [1]\nmacro big(x) = x > HIGH", "");
    assertEquals(
        "there is a list 'RISKY' already", Renames.rename(library, A, 7, "RISKY").refusal());
    assertEquals(
        "there is a constant 'HIGH' already", Renames.rename(library, A, 21, "HIGH").refusal());
    assertEquals(
        "there is a function 'abs' already", Renames.rename(library, A, 39, "abs").refusal());
  }

  @Test
  void shouldFindLocalNamesOnlyInTheirOwner() {
    // given
    Library library =
        library("rule a { let x = 1 when x > 0 }\nrule b { let x = 2 when x > 0 }", "");

    // when
    Definition first = library.at(A, 14).orElseThrow();

    // then
    assertEquals(
        List.of(13, 24),
        library.occurrences(first, true).stream().map(o -> o.place().start()).toList());
  }

  @Test
  void shouldTellTypesAndDocs() {
    // given
    String text = "schema P { amount: decimal }\nrule a { on P when round(amount) > 1 }";
    Library library = library(text, "");

    // then
    assertTrue(hover(library, text.indexOf("amount)")).contains("amount: decimal"));
    assertTrue(hover(library, text.indexOf("round")).contains("round(x: decimal, places?: int)"));
    assertTrue(hover(library, text.indexOf("when")).contains("condition"));
    assertTrue(hover(library, text.lastIndexOf("P when")).contains("schema P"));
  }

  @Test
  void shouldFoldBracesAndComments() {
    // given
    Document document = new Document("// a\n// b\nrule r {\n  tags [\n    \"x\"\n  ]\n}\n");

    // then
    assertEquals(
        List.of(
            new Folds.Fold(0, 1, true), new Folds.Fold(3, 4, false), new Folds.Fold(2, 5, false)),
        Folds.of(document));
  }

  @Test
  void shouldMakeTheChangeThatAHintAsksFor() {
    assertEquals(
        "when amount > 1000",
        fixed("when amount > \"1000\"", "\"1000\"", "write 1000 without quotes"));
    assertEquals("when note == \"5\"", fixed("when note == 5", "5", "write \"5\" with quotes"));
    assertEquals("when a == 1", fixed("when a = 1", "=", "write =="));
    assertEquals("when a and b", fixed("when a && b", "&&", "write and"));
    assertEquals("run review {}", fixed("run reviev {}", "reviev", "did you mean review?"));
    assertEquals("when c == \"EUR\"", fixed("when c == \"EURO\"", "\"EURO\"", "did you mean EUR?"));
    assertEquals("let a = \"x\"\nb", fixed("let a = \"x\nb", "\"", "close it with \""));
    assertEquals("when a", fixed("when a)", ")", "take it away, or open it with ("));
  }

  private static String fixed(String text, String at, String hint) {
    int start = text.indexOf(at);
    Span span = new Span(1, start + 1, 1, start + at.length() + 1);
    Diagnostic diagnostic = new Diagnostic("R204", Severity.ERROR, "", "a", span, "", hint);
    Optional<FixIts.FixIt> fix = FixIts.of(diagnostic, text);
    assertTrue(fix.isPresent(), hint);
    StringBuilder changed = new StringBuilder(text);
    return changed
        .replace(fix.get().place().start(), fix.get().place().end(), fix.get().text())
        .toString();
  }

  private static String hover(Library library, int offset) {
    return Hovers.at(library, A, offset).orElseThrow().markdown();
  }

  private static Library library(String a, String b) {
    return new Library(Map.of(A, new Document(a), B, new Document(b)), Map.of());
  }

  private static String applied(Library library, Renames.Rename rename, String uri) {
    return applied(library.documents().get(uri).text(), rename, uri);
  }

  static String applied(String before, Renames.Rename rename, String uri) {
    StringBuilder text = new StringBuilder(before);
    rename.changes().stream()
        .filter(change -> change.at().uri().equals(uri))
        .sorted((x, y) -> Integer.compare(y.at().place().start(), x.at().place().start()))
        .forEach(c -> text.replace(c.at().place().start(), c.at().place().end(), c.written()));
    return text.toString();
  }
}
