package io.distric.dsl.editor;

import io.distric.dsl.editor.Proposal.Kind;
import io.distric.dsl.editor.Vocabulary.Word;
import java.util.List;

/** What can be written among options: keys that are not there yet, and the values of some. */
final class OptionOffers {

  private OptionOffers() {}

  /** Whether that is all; else an expression can stand there. */
  static boolean offer(Context context, Offers offers) {
    if (context.clause().isEmpty()) {
      for (Word key : keys(context.subject())) {
        if (!context.keys().contains(key.text())) {
          String insert = key.text() + ": " + value(key.text());
          offers.add(key.text(), Kind.KEY, "", key.doc(), insert, 0);
        }
      }
      return true;
    }
    switch (context.clause()) {
      case "backoff" -> {
        offers.function("exponential", "exponential(${1:1s}, ${2:1m})", "First and longest wait.");
        offers.function("fixed", "fixed(${1:5s})", "The same wait each time.");
      }
      case "isolation" -> offers.texts("jvm", "wasm", "process");
      case "locality", "capacity" ->
          offers.function("prefer", "prefer(zone: \"$1\")", "Where it can.");
      case "exclusive" -> offers.words(Vocabulary.CONSTANTS, Kind.CONSTANT, 0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<Word> keys(String subject) {
    return switch (subject) {
      case "retry" -> Vocabulary.RETRY;
      case "limits" -> Vocabulary.LIMITS;
      default -> Vocabulary.OPTIONS;
    };
  }

  private static String value(String key) {
    return switch (key) {
      case "timeout", "deadline", "every" -> "${1:30s}";
      case "retry" -> "{ attempts: ${1:3}, backoff: exponential(${2:1s}, ${3:1m}) }";
      case "limits" -> "{ memory: ${1:64Mi}, cpu: ${2:500ms} }";
      case "jitter" -> "${1:20%}";
      case "backoff" -> "exponential(${1:1s}, ${2:1m})";
      default -> "";
    };
  }
}
