package io.distric.dsl.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Why a pattern is none. */
final class RegexFault {

  private RegexFault() {}

  /** The reason; empty if the pattern is one. */
  static Optional<String> of(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }
}
