package io.distric.verticle.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.protocol.Status;
import io.distric.telemetry.Health;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AdminRoutesTest {

  private final AdminServer server = AdminServer.start(1);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldShowAnInstanceWithItsTasks() throws Exception {
    // given
    server.queries.instances.add(Samples.instance(3, Status.RUNNING, Status.COMPLETED));

    // when
    HttpResponse<String> answer = server.get("/api/v1/instances/" + Samples.instanceId(3));

    // then
    assertEquals(200, answer.statusCode());
    JsonObject instance = new JsonObject(answer.body());
    assertEquals("running", instance.getString("status"));
    assertEquals("odd", instance.getString("workflow_id"));
    assertEquals(
        "t0", instance.getJsonArray("tasks").getJsonObject(0).getString("task_definition_id"));
  }

  @Test
  void shouldFindATaskByItsId() throws Exception {
    // given
    server.queries.instances.add(
        Samples.instance(3, Status.RUNNING, Status.COMPLETED, Status.SKIPPED));

    // when
    HttpResponse<String> answer = server.get("/api/v1/tasks/" + Samples.taskId(3, 1));

    // then
    JsonObject task = new JsonObject(answer.body());
    assertEquals("skipped", task.getString("status"));
    assertEquals(Samples.instanceId(3).toString(), task.getString("workflow_instance_id"));
  }

  @Test
  void shouldSayWhatIsNotThere() throws Exception {
    assertProblem(404, "DC-3001", server.get("/api/v1/instances/" + Samples.instanceId(9)));
    assertProblem(404, "DC-3002", server.get("/api/v1/tasks/" + Samples.taskId(9, 1)));
    assertProblem(400, "DC-3005", server.get("/api/v1/tasks/1-1-1-1-1"));
    assertProblem(404, "DC-5001", server.get("/nowhere"));
    HttpResponse<String> plain = server.get("/api/v1/stream");
    assertProblem(426, "DC-4005", plain);
    assertEquals("websocket", plain.headers().firstValue("Upgrade").orElse(""));
  }

  @Test
  void shouldRefuseParametersThatItCannotRead() throws Exception {
    assertProblem(400, "DC-3003", server.get("/api/v1/tasks?status=done"));
    assertProblem(400, "DC-3003", server.get("/api/v1/instances?status=skipped"));
    assertProblem(400, "DC-3004", server.get("/api/v1/tasks?limit=0"));
    assertProblem(400, "DC-3004", server.get("/api/v1/tasks?limit=many"));
    assertProblem(400, "DC-3004", server.get("/api/v1/tasks?cursor=%21"));
    assertProblem(400, "DC-3004", server.get("/api/v1/instances?cursor=x"));
  }

  @Test
  void shouldNameTheMethodsThatAPathTakes() throws Exception {
    // when
    HttpResponse<String> answer = server.send("GET", "/api/v1/messages", "dk_test");

    // then
    assertProblem(405, "DC-5002", answer);
    assertEquals("POST", answer.headers().firstValue("Allow").orElse(""));
    assertProblem(405, "DC-5002", server.send("DELETE", "/api/v1/tasks/x", "dk_test"));
  }

  @Test
  void shouldWantAKeyForTheInterfaceAndNoneForHealth() throws Exception {
    assertProblem(401, "DC-5003", server.send("GET", "/api/v1/tasks", "dk_other"));
    assertEquals(200, server.send("GET", "/health/live", "dk_other").statusCode());
    assertEquals(200, server.send("GET", "/metrics", "dk_other").statusCode());
  }

  @Test
  void shouldPageThroughInstances() throws Exception {
    // given
    for (int i = 0; i < 25; i++) {
      server.queries.instances.add(
          Samples.instance(i, i % 5 == 0 ? Status.FAILED : Status.COMPLETED));
    }

    // when
    List<String> failed = pages("instances", "/api/v1/instances?status=failed&limit=2");

    // then
    assertEquals(5, failed.size());
    assertEquals(12, pages("instances", "/api/v1/instances?workflow=odd&limit=5").size());
    assertEquals(25, pages("instances", "/api/v1/instances").size());
  }

  @Test
  void shouldPageThroughTasksWhereverThePageEnds() throws Exception {
    // given
    for (int i = 0; i < 7; i++) {
      server.queries.instances.add(
          Samples.instance(
              i, Status.COMPLETED, Status.COMPLETED, Status.SKIPPED, Status.COMPLETED));
    }
    for (int limit : List.of(1, 2, 3, 4, 5, 100)) {

      // when
      List<String> tasks = pages("tasks", "/api/v1/tasks?status=completed&limit=" + limit);

      // then
      assertEquals(14, tasks.size(), "limit " + limit);
      assertEquals(14, new TreeSet<>(tasks).size(), "limit " + limit);
    }
  }

  @Test
  void shouldTellWhatIsNotWell() throws Exception {
    // given
    server.health.register("log", () -> Health.Result.down("no leader"));

    // when
    HttpResponse<String> answer = server.get("/health/ready");

    // then
    assertEquals(503, answer.statusCode());
    assertEquals(
        "{\"status\":\"down\",\"checks\":[{\"name\":\"log\",\"status\":\"down\","
            + "\"detail\":\"no leader\"}]}",
        answer.body());
    assertEquals(200, server.get("/health/live").statusCode());
  }

  @Test
  void shouldShowTheClusterAndItsMeters() throws Exception {
    assertEquals(
        "c1", new JsonObject(server.get("/api/v1/cluster/status").body()).getString("cluster_id"));
    assertEquals("{\"nodes\":[]}", server.get("/api/v1/cluster/nodes").body());
    assertTrue(server.get("/metrics").body().contains("distric_streams_open 0"));
  }

  @Test
  void shouldDescribeEveryRoute() throws Exception {
    // given
    JsonObject paths =
        new JsonObject(server.get("/api/v1/openapi.json").body()).getJsonObject("paths");

    // when
    List<String> missing = new ArrayList<>();
    for (Route route : server.router.get().getRoutes()) {
      if (route.methods() != null) {
        String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
        route
            .methods()
            .forEach(
                method -> {
                  JsonObject described = paths.getJsonObject(path, new JsonObject());
                  if (!described.containsKey(method.name().toLowerCase(java.util.Locale.ROOT))) {
                    missing.add(method + " " + path);
                  }
                });
      }
    }

    // then
    assertEquals(List.of(), missing);
  }

  private List<String> pages(String name, String path) throws Exception {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      String cursor = next.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + next;
      JsonObject page = new JsonObject(server.get(path + cursor).body());
      JsonArray items = page.getJsonArray(name);
      for (int i = 0; i < items.size(); i++) {
        JsonObject item = items.getJsonObject(i);
        ids.add(item.getString(name.equals("tasks") ? "task_instance_id" : "workflow_instance_id"));
      }
      next = page.getString("next", "");
    } while (next != null && !next.isEmpty());
    return ids;
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    JsonObject problem = new JsonObject(answer.body());
    assertEquals(code, problem.getString("code"));
    assertEquals(status, answer.statusCode());
    assertEquals(status, problem.getInteger("status"));
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    for (String name : List.of("type", "title", "detail", "instance")) {
      assertTrue(problem.getValue(name) instanceof String, name);
    }
  }
}
