package io.distric.dsl.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The JSON Schema (2020-12) of the YAML and JSON spelling, for editors. It says what the readers
 * say of keys, shapes and words; what is wrong inside expressions, and names that stand for
 * nothing, only the checker finds.
 */
public final class RulesSchema {

  /** How files point to it: {@code # yaml-language-server: $schema=rules.schema.json}. */
  public static final String FILE = "rules.schema.json";

  private RulesSchema() {}

  /** Its text. */
  public static String text() {
    String path = "/io/distric/dsl/" + FILE;
    try (InputStream in = RulesSchema.class.getResourceAsStream(path)) {
      byte[] bytes = Objects.requireNonNull(in, () -> "the jar lacks " + path).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
