package io.distric.dsl.ast;

import java.util.Optional;

/**
 * What a source says of itself: {@code package payments.fraud version 3}.
 *
 * @param name of the package
 * @param version that its author gave; says nothing of the catalog's versions
 * @param comments before {@code package} and {@code version}, before the entries of {@code
 *     constants} and {@code lists} ({@code "constants/HIGH"}), and at the {@code "end"}
 */
public record Header(Optional<String> name, Optional<Integer> version, Comments comments) {

  /** Says nothing. */
  public static final Header NONE = new Header(Optional.empty(), Optional.empty(), Comments.NONE);

  /** A header without comments. */
  public Header(Optional<String> name, Optional<Integer> version) {
    this(name, version, Comments.NONE);
  }
}
