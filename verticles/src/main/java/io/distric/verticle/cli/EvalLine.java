package io.distric.verticle.cli;

import io.distric.dsl.match.Matches;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.protocol.JsonText;
import io.distric.protocol.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code eval} says of one message. */
final class EvalLine {

  private final boolean plain;
  private final JsonText json = new JsonText(1 << 10);

  /** For people, or JSON. */
  EvalLine(boolean plain) {
    this.plain = plain;
  }

  byte[] matched(long number, @Nullable String messageId, Matches matches) {
    if (plain) {
      return bytes(plain(number, messageId, matches));
    }
    json.clear();
    json.object().name("line").number(number).name("message_id").text(messageId);
    json.name("matched").list();
    for (int i = 0; i < matches.size(); i++) {
      json.text(matches.ruleId(i));
    }
    json.endList();
    edits(matches);
    json.name("runs").list();
    for (int i = 0; i < matches.runs(); i++) {
      Matches.Run run = matches.run(i);
      json.object().name("rule_id").text(run.ruleId()).name("workflow").text(run.workflow());
      json.name("input").raw(run.input()).endObject();
    }
    return json.endList().endObject().toBytes();
  }

  byte[] refused(long number, Problem problem) {
    if (plain) {
      return bytes("%d  %s  %s".formatted(number, problem.code(), problem.detail()));
    }
    json.clear();
    json.object().name("line").number(number).name("error").object();
    json.name("code").text(problem.code()).name("title").text(problem.title());
    json.name("detail").text(problem.detail()).name("pointer").text(problem.pointer());
    return json.endObject().endObject().toBytes();
  }

  private static String plain(long number, @Nullable String messageId, Matches matches) {
    StringBuilder text = new StringBuilder().append(number).append("  ");
    text.append(messageId == null ? "-" : messageId).append(' ');
    for (int i = 0; i < matches.size(); i++) {
      text.append(' ').append(matches.ruleId(i));
    }
    return text.toString();
  }

  /** What the message differs in after all rules, by path. */
  private void edits(Matches matches) {
    Map<String, Value> last = new LinkedHashMap<>();
    for (Matches.Edit edit : matches.edits()) {
      String path = String.join(".", edit.path());
      last.keySet().removeIf(other -> other.equals(path) || other.startsWith(path + "."));
      last.put(path, edit.value());
    }
    json.name("set").object();
    last.forEach(
        (path, value) -> {
          if (!(value instanceof Value.Missing)) {
            json.name(path).raw(Json.write(value));
          }
        });
    json.endObject().name("removed").list();
    last.forEach(
        (path, value) -> {
          if (value instanceof Value.Missing) {
            json.text(path);
          }
        });
    json.endList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
