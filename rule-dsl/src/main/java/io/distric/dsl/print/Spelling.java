package io.distric.dsl.print;

import io.distric.dsl.ast.Model;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three spellings of a model, each with the end of the names of its files. */
public enum Spelling {
  /** The rule language. */
  DSL(".distric"),
  /** YAML in block style. */
  YAML(".yaml"),
  /** JSON, spread over lines. */
  JSON(".json");

  private final String ending;

  Spelling(String ending) {
    this.ending = ending;
  }

  /** The spelling of a file, by the end of its name. */
  public static Optional<Spelling> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yml")
        ? Optional.of(YAML)
        : Arrays.stream(values()).filter(s -> lower.endsWith(s.ending)).findFirst();
  }

  /** The spelling that a word asks for. */
  public static Optional<Spelling> ofWord(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  /** How it is called on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How names of its files end. */
  public String ending() {
    return ending;
  }

  /** The model in this spelling, in the one layout that its formatter knows. */
  public String print(Model model) {
    return switch (this) {
      case DSL -> LanguagePrinter.print(model);
      case YAML -> YamlText.of(ModelPrinter.model(model), Places.of(model));
      case JSON -> JsonText.of(ModelPrinter.model(model), Places.of(model));
    };
  }
}
