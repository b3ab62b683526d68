package io.distric.dsl.check;

import java.util.Locale;
import java.util.Optional;

/** In which files the parts of a model stand. */
@FunctionalInterface
public interface Sources {

  /**
   * The file in which something is declared; empty for what was there before. Of that only errors
   * are reported: they were caused by what is new.
   *
   * @param part what it is
   * @param id its id or name
   */
  Optional<String> file(Part part, String id);

  /** The file in which the same is declared a second time. */
  default Optional<String> again(Part part, String id) {
    return file(part, id);
  }

  /** All of a model stands in one file. */
  static Sources of(String file) {
    return (_, _) -> Optional.of(file);
  }

  /** Parts of a model. */
  enum Part {
    /** A schema. */
    SCHEMA,
    /** A named value. */
    CONSTANT,
    /** A named list. */
    LIST,
    /** A table. */
    TABLE,
    /** A macro. */
    MACRO,
    /** A rule. */
    RULE,
    /** A chain of rules. */
    CHAIN,
    /** A workflow. */
    WORKFLOW,
    /** A schedule. */
    SCHEDULE,
    /** A test. */
    TEST;

    /** As people say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
