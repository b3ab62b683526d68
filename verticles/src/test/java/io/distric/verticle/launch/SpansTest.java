package io.distric.verticle.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording of a node shows of a message's way. */
final class SpansTest {

  private static final List<String> SPANS =
      List.of("distric.Evaluate", "distric.Commit", "distric.Task", "distric.Instance");

  private static final String CATALOG =
      """
      rules: [{id: r, actions: [{workflow: w}]}]
      workflows: [{id: w, tasks: [{id: first, task: core.noop}, {id: then, task: core.sleep, params: {duration: 5ms}, after: [first]}]}]
      """;

  @TempDir Path dir;

  @Test
  void shouldShowTheWayOfAMessage() throws Exception {
    // given
    try (LocalNode node = LocalNode.start(dir.resolve("node"), CATALOG);
        Recording recording = new Recording()) {
      SPANS.forEach(span -> recording.enable(span).withoutThreshold());
      recording.start();

      // when
      HttpResponse<String> answer =
          node.post(
              "/api/v1/messages?wait=result",
              "application/json",
              "{\"message_id\":\"m-1\"}".getBytes(UTF_8));

      // then
      assertEquals(200, answer.statusCode(), answer.body());
      recording.stop();
      recording.dump(dir.resolve("spans.jfr"));
      List<RecordedEvent> events = RecordingFile.readAllEvents(dir.resolve("spans.jfr"));
      RecordedEvent instance = named(events, "distric.Instance").findFirst().orElseThrow();
      assertEquals("m-1", instance.getString("messageId"));
      assertEquals("r", instance.getString("ruleId"));
      assertEquals("completed", instance.getString("status"));
      List<RecordedEvent> tasks =
          named(events, "distric.Task")
              .filter(t -> t.getString("instanceId").equals(instance.getString("instanceId")))
              .toList();
      assertEquals(List.of("first", "then"), tasks.stream().map(t -> t.getString("step")).toList());
      assertTrue(tasks.getLast().getDuration().toMillis() >= 5, tasks::toString);
      assertEquals(1, named(events, "distric.Evaluate").mapToInt(e -> e.getInt("messages")).sum());
      assertTrue(
          named(events, "distric.Commit").anyMatch(e -> e.getString("group").equals("tasks-0")));
    }
  }

  private static Stream<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name));
  }
}
