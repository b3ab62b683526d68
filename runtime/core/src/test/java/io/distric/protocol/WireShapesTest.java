package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.Severity;
import io.distric.dsl.source.Span;
import io.distric.protocol.Event.Failure;
import io.distric.protocol.InstanceRecord.TaskRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WireShapesTest {

  private static final UUID INSTANCE = UUID.fromString("01020304-0506-8708-8908-0a0b0c0d0000");
  private static final UUID TASK = UUID.fromString("01020304-0506-8708-8908-0a0b0c0d0001");
  private static final String INSTANCE_TEXT = "\"01020304-0506-8708-8908-0a0b0c0d0000\"";
  private static final String TASK_TEXT = "\"01020304-0506-8708-8908-0a0b0c0d0001\"";

  @Test
  void shouldWriteAReceipt() {
    // given
    Receipt receipt =
        new Receipt("m1", true, false, 7, List.of("rule-001"), List.of(INSTANCE), 0, "AQ");
    JsonText out = new JsonText(64);

    // when
    ReceiptJson.write(out, receipt);

    // then
    assertEquals(
        "{\"message_id\":\"m1\",\"status\":\"accepted\",\"duplicate\":false,\"catalog_version\":7,"
            + "\"matched\":[\"rule-001\"],\"instances\":["
            + INSTANCE_TEXT
            + "],\"partition\":0,\"position\":\"AQ\"}",
        out.toString());
  }

  @Test
  void shouldWriteNoPositionWhereNothingMatched() {
    // given
    JsonText out = new JsonText(64);

    // when
    Receipt receipt = new Receipt("m", false, false, 7, List.of(), List.of(), 0, "");
    ReceiptJson.itemFields(out.object(), 4, receipt, "/api/v1/messages");
    out.endObject();

    // then
    assertEquals(
        "{\"index\":4,\"message_id\":\"m\",\"status\":\"unmatched\",\"duplicate\":false,"
            + "\"catalog_version\":7,\"matched\":[],\"instances\":[],\"partition\":0,"
            + "\"position\":null}",
        out.toString());
  }

  @Test
  void shouldWriteARefusedItem() {
    // given
    JsonText out = new JsonText(64);
    Problem problem = ProblemCode.MALFORMED_JSON.at("byte 9 is no JSON", "/3");

    // when
    ReceiptJson.itemFields(out.object(), 1, problem, "/api/v1/messages");
    out.endObject();

    // then
    assertEquals(
        "{\"index\":1,\"status\":\"refused\",\"error\":{\"type\":\"urn:distric:problem:DC-1001\","
            + "\"title\":\"Malformed JSON\",\"status\":400,\"detail\":\"byte 9 is no JSON\","
            + "\"code\":\"DC-1001\",\"instance\":\"/api/v1/messages\",\"pointer\":\"/3\"}}",
        out.toString());
  }

  @Test
  void shouldWriteAProblemWithDiagnosticsAndAnUnknownOutcome() {
    // given
    Diagnostic diagnostic =
        new Diagnostic(
            "R204", Severity.ERROR, "no", "a.yaml", new Span(7, 23, 7, 29), "/rules/0", "so");
    Problem problem = new Problem(503, "DC-1", "T", "D", "", 2, true, List.of(diagnostic));

    // when
    String text = new String(ProblemJson.bytes(problem, "/x"), StandardCharsets.UTF_8);

    // then
    assertEquals(
        "{\"type\":\"urn:distric:problem:DC-1\",\"title\":\"T\",\"status\":503,\"detail\":\"D\","
            + "\"code\":\"DC-1\",\"instance\":\"/x\",\"retry_after\":2,\"outcome\":\"unknown\","
            + "\"diagnostics\":[{\"code\":\"R204\",\"severity\":\"error\",\"message\":\"no\","
            + "\"file\":\"a.yaml\",\"line\":7,\"column\":23,\"pointer\":\"/rules/0\","
            + "\"hint\":\"so\"}]}",
        text);
  }

  @Test
  void shouldWriteAnInstanceWithItsTasks() {
    // given
    TaskRecord task =
        new TaskRecord(
            TASK,
            "score",
            "ml.score",
            Status.FAILED,
            "n1",
            1000,
            2000,
            3,
            null,
            new Failure("timeout", "too late"));
    InstanceRecord instance =
        new InstanceRecord(
            INSTANCE,
            "fraud",
            2,
            Status.COMPENSATED,
            "m1",
            "rule-001",
            json("{\"a\":1}"),
            null,
            new Failure("timeout", "too late"),
            1000,
            0,
            List.of(task));
    JsonText out = new JsonText(64);

    // when
    InstanceJson.write(out, instance);

    // then
    String error = "\"error\":{\"code\":\"timeout\",\"message\":\"too late\"}";
    assertEquals(
        "{\"workflow_instance_id\":"
            + INSTANCE_TEXT
            + ",\"workflow_id\":\"fraud\",\"workflow_version\":2,\"status\":\"compensated\","
            + "\"message_id\":\"m1\",\"rule_id\":\"rule-001\",\"input\":{\"a\":1},\"output\":null,"
            + error
            + ",\"created_at\":\"1970-01-01T00:00:01.000Z\",\"completed_at\":null,\"tasks\":["
            + "{\"task_instance_id\":"
            + TASK_TEXT
            + ",\"workflow_instance_id\":"
            + INSTANCE_TEXT
            + ",\"task_definition_id\":\"score\",\"task_type\":\"ml.score\",\"status\":\"failed\","
            + "\"assigned_worker\":\"n1\",\"started_at\":\"1970-01-01T00:00:01.000Z\","
            + "\"completed_at\":\"1970-01-01T00:00:02.000Z\",\"retry_count\":2,\"attempt\":3,"
            + "\"result\":null,"
            + error
            + "}]}",
        out.toString());
  }

  @Test
  void shouldWriteEvents() {
    assertEquals(
        "message.accepted {\"message_id\":\"m\",\"client\":\"c\",\"catalog_version\":1,"
            + "\"matched\":[\"r\"],\"instances\":["
            + INSTANCE_TEXT
            + "]}",
        event(new Event.MessageAccepted(1, "m", "c", 1, List.of("r"), List.of(INSTANCE), null)));
    assertEquals(
        "rule.emitted {\"message_id\":\"m\",\"rule_id\":\"r\",\"topic\":\"t\",\"data\":{}}",
        event(new Event.RuleEmitted(1, "m", "r", "t", json("{}"))));
    assertEquals(
        "instance.completed {\"workflow_instance_id\":"
            + INSTANCE_TEXT
            + ",\"workflow_id\":\"w\",\"workflow_version\":1,\"message_id\":\"m\",\"rule_id\":\"r\","
            + "\"status\":\"completed\",\"output\":{},\"error\":null}",
        event(
            new Event.InstanceChanged(
                1, INSTANCE, "w", 1, "m", "r", Status.COMPLETED, json("{}"), null)));
    assertEquals(
        "task.retrying {\"task_instance_id\":"
            + TASK_TEXT
            + ",\"workflow_instance_id\":"
            + INSTANCE_TEXT
            + ",\"workflow_id\":\"w\",\"task_definition_id\":\"s\",\"message_id\":\"m\","
            + "\"status\":\"pending\",\"attempt\":2,\"retry_count\":1,\"assigned_worker\":null,"
            + "\"result\":null,\"error\":{\"code\":\"c\",\"message\":\"d\"}}",
        event(
            new Event.TaskChanged(
                1,
                INSTANCE,
                "w",
                "m",
                TASK,
                "s",
                Status.PENDING,
                2,
                null,
                null,
                new Failure("c", "d"))));
  }

  @Test
  void shouldWriteTheCluster() {
    // given
    ClusterStatus status =
        new ClusterStatus(
            "c1",
            7,
            List.of(new ClusterStatus.Group("tasks-0", "", 1, 2, 3, List.of("n1"))),
            List.of(
                new ClusterStatus.Node("n1", "coordinator", "h:1", "active", 0, 4, 1, "", "2", 0)));
    JsonText out = new JsonText(64);

    // when
    ClusterJson.status(out, status);
    out.newline();
    ClusterJson.nodes(out, status);

    // then
    assertEquals(
        "{\"cluster_id\":\"c1\",\"catalog_version\":7,\"groups\":[{\"id\":\"tasks-0\","
            + "\"leader\":null,\"term\":1,\"commit\":2,\"applied\":3,\"members\":[\"n1\"]}],"
            + "\"nodes\":{\"active\":1,\"suspected\":0,\"failed\":0}}\n"
            + "{\"nodes\":[{\"node_id\":\"n1\",\"node_type\":\"coordinator\",\"address\":\"h:1\","
            + "\"status\":\"active\",\"last_seen\":\"1970-01-01T00:00:00.000Z\",\"capacity\":4,"
            + "\"current_load\":1,\"zone\":\"\",\"version\":\"2\",\"incarnation\":0}]}",
        out.toString());
  }

  private static String event(Event event) {
    JsonText out = new JsonText(64);
    EventJson.data(out, event);
    return EventJson.type(event) + " " + out;
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
