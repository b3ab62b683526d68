package io.distric.verticle.admin;

import io.distric.protocol.ProblemCode;
import io.distric.protocol.Status;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for.
 *
 * @param statuses that pass; all, if none was named
 * @param workflow that passes; null: all
 * @param cursor empty for the newest
 * @param limit at most this many
 */
record PageRequest(Set<Status> statuses, @Nullable String workflow, String cursor, int limit) {

  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1000;

  /**
   * Reads query parameters.
   *
   * @param request whose
   * @param known statuses that the listed things can have
   */
  static PageRequest of(HttpServerRequest request, Set<Status> known) {
    String cursor = request.getParam("cursor");
    return new PageRequest(
        statuses(request.getParam("status"), known),
        request.getParam("workflow"),
        cursor == null ? "" : cursor,
        limit(request.getParam("limit")));
  }

  private static Set<Status> statuses(@Nullable String words, Set<Status> known) {
    if (words == null || words.isEmpty()) {
      return known;
    }
    EnumSet<Status> statuses = EnumSet.noneOf(Status.class);
    for (String word : words.split(",", -1)) {
      statuses.add(status(word, known));
    }
    return statuses;
  }

  private static Status status(String word, Set<Status> known) {
    return Arrays.stream(Status.values())
        .filter(status -> known.contains(status) && status.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word, known));
  }

  private static RefusedException unknown(String word, Set<Status> known) {
    String words =
        String.join(", ", known.stream().map(s -> s.name().toLowerCase(Locale.ROOT)).toList());
    return new RefusedException(
        ProblemCode.BAD_STATUS.at(
            "no status is called '" + word + "'; there are " + words, "status"));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered below, like every other text.
    }
    throw new RefusedException(
        ProblemCode.BAD_PAGE.at(
            "limit is a number from 1 to 1000, and '" + text + "' is not", "limit"));
  }
}
