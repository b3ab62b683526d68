package io.distric.dsl.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.Step;
import io.distric.dsl.print.LanguagePrinter;
import io.distric.dsl.print.Spelling;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageReaderTest {

  private static final Path EXAMPLE =
      Path.of("../grammar/src/test/resources/samples/example.distric");

  private final SourceReader reader = new SourceReader();

  @Test
  void shouldReadTheWholeExampleAndPrintItInAllSpellings() throws IOException {
    // given
    SourceText source = new SourceText("example.distric", Files.readString(EXAMPLE));

    // when
    Model model = read(source.name(), source.text());

    // then
    assertEquals("payments.fraud", model.header().name().orElseThrow());
    assertEquals(3, model.rules().size());
    assertEquals(5, model.rules().get(1).effects().size() + model.rules().get(1).tags().size());
    assertEquals(3, model.chains().getFirst().edges().size());
    assertEquals(Chain.Mode.FIRST, model.chains().getFirst().mode());
    List<Step> steps = model.workflows().getFirst().steps();
    assertEquals(
        List.of("score", "history", "each_item", "verdict", "settle"),
        steps.stream().map(Step::id).toList());
    assertEquals(5, model.tests().getFirst().expectations().size() + 2);
    String language = LanguagePrinter.print(model);
    String yaml = Spelling.YAML.print(model);
    assertEquals(model, read("again.distric", language), language);
    assertEquals(language, LanguagePrinter.print(read("again.distric", language)));
    assertEquals(model, read("again.yaml", yaml), yaml);
  }

  @Test
  void shouldTakeSeveralDeclarationsOnOneLine() {
    Model model = read("a.distric", "const a = 1 rule b { stop } rule \"c d\" 't' { } list l = []");
    assertEquals(List.of("b", "c d"), model.rules().stream().map(Rule::id).toList());
  }

  private Model read(String name, String text) {
    ReadResult result = reader.read(new SourceText(name, text));
    assertEquals(List.of(), result.diagnostics(), text);
    return result.model();
  }
}
