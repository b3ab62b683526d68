package io.distric.dsl.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Model;
import io.distric.dsl.read.ExpressionReader;
import io.distric.dsl.read.ReadLimits;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private static final int ROUNDS = Integer.getInteger("distric.rounds", 1_000);

  private final long seed = Long.getLong("distric.seed", System.nanoTime());
  private final SourceReader reader = new SourceReader();

  @Test
  void shouldReadEveryPrintedExpressionAsItWas() {
    // given
    System.out.println("distric.seed = " + seed);
    RandomExprs exprs = new RandomExprs(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    ExpressionReader expressions = new ExpressionReader(ReadLimits.STANDARD);

    for (int i = 0; i < 10 * ROUNDS; i++) {
      // when
      Expr expr = exprs.expr(5);
      String text = ExpressionPrinter.print(expr);
      Diagnostics diagnostics = new Diagnostics("text", 10);
      Optional<Expr> read = expressions.read(text, diagnostics);

      // then
      assertEquals(List.of(), diagnostics.list(), text);
      assertEquals(Optional.of(expr), read, text);
    }
  }

  @Test
  void shouldReadEveryPrintedModelAsItWas() {
    // given
    System.out.println("distric.seed = " + seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RandomModels models = new RandomModels(random);
    RandomComments comments = new RandomComments(random);

    for (int i = 0; i < ROUNDS; i++) {
      // when
      Model bare = models.model();
      Model model = i % 2 == 0 ? bare : comments.on(bare);
      String yaml = Spelling.YAML.print(model);
      String json = Spelling.JSON.print(model);
      ReadResult fromYaml = reader.read(new SourceText("a.yaml", yaml));
      String language = LanguagePrinter.print(model);
      ReadResult fromLanguage = reader.read(new SourceText("a.distric", language));
      ReadResult fromJson = reader.read(new SourceText("a.json", json));

      // then
      assertEquals(List.of(), fromYaml.diagnostics(), yaml);
      assertEquals(model, fromYaml.model(), yaml);
      assertEquals(List.of(), fromJson.diagnostics(), json);
      assertEquals(model, fromJson.model(), json);
      assertEquals(List.of(), fromLanguage.diagnostics(), language);
      assertEquals(model, fromLanguage.model(), language);
      assertEquals(language, LanguagePrinter.print(fromLanguage.model()));
      assertEquals(yaml, Spelling.YAML.print(fromYaml.model()));
      assertEquals(json, Spelling.JSON.print(fromJson.model()));
    }
  }
}
