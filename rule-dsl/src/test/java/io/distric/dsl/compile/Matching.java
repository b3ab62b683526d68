package io.distric.dsl.compile;

import io.distric.dsl.ast.Model;
import io.distric.dsl.match.DecoderLimits;
import io.distric.dsl.match.MalformedMessage;
import io.distric.dsl.match.Matcher;
import io.distric.dsl.match.Matches;
import io.distric.dsl.match.MessageView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a matcher says of a message, as texts. */
record Matching(
    List<String> matched,
    List<String> runs,
    List<String> emits,
    List<String> shadows,
    String payload) {

  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  static Matcher compile(Model model) {
    return new MatcherCompiler(DecoderLimits.STANDARD).compile(model, 7);
  }

  static Matching of(Matcher matcher, String json) {
    return of(matcher, json, null);
  }

  static Matching of(Matcher matcher, String json, @Nullable String type) {
    return of(matcher, matcher.newView(), json, type);
  }

  static Matching of(Matcher matcher, MessageView view, String json, @Nullable String type) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      view.readJson(bytes, 0, bytes.length, NOW.toEpochMilli(), type);
    } catch (MalformedMessage e) {
      throw new IllegalArgumentException(json, e);
    }
    Matches matches = matcher.newMatches();
    matcher.match(view, matches);
    return of(matches);
  }

  static Matching of(Matches matches) {
    List<String> matched = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      matched.add(matches.ruleId(i));
    }
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < matches.runs(); i++) {
      Matches.Run run = matches.run(i);
      runs.add(run.ruleId() + ":" + run.workflow() + text(run.input()));
    }
    List<String> emits = new ArrayList<>();
    for (int i = 0; i < matches.emits(); i++) {
      Matches.Emit emit = matches.emit(i);
      emits.add(emit.ruleId() + ":" + emit.topic() + text(emit.data()));
    }
    List<String> shadows = new ArrayList<>();
    for (int i = 0; i < matches.shadows(); i++) {
      shadows.add(matches.shadowId(i));
    }
    return new Matching(matched, runs, emits, shadows, text(matches.payload()));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
