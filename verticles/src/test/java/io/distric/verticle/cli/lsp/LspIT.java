package io.distric.verticle.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real process, as an editor starts it. */
@Timeout(60)
final class LspIT {

  @TempDir Path folder;

  @Test
  void shouldServeAnEditorAndEndWithIt() throws Exception {
    // given
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process server =
        new ProcessBuilder(java, "-jar", System.getProperty("distric.jar"), "lsp", "--stdio")
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try (Speaker editor = new Speaker(server.getInputStream(), server.getOutputStream())) {
      JsonObject result =
          (JsonObject)
              editor.ask("initialize", new JsonObject().put("capabilities", new JsonObject()));
      String yaml = folder.resolve("a.yaml").toUri().toString();

      // when
      editor.open(yaml, "rules:\n  - id: a\n    priorty: 1\n    actions: [{stop: true}]\n");
      JsonObject found = editor.diagnostics(yaml, 1).getJsonObject(0);
      String uri = folder.resolve("a.distric").toUri().toString();
      editor.open(uri, "rule a {\n  wh\n}\n");
      String first =
          editor.list("textDocument/completion", Speaker.at(uri, 1, 4)).stream()
              .map(item -> ((JsonObject) item).getString("label"))
              .filter("when"::equals)
              .findFirst()
              .orElse("");
      String tests = folder.resolve("other/tests/t.distric").toUri().toString();
      editor.open(tests, "test \"t\" {\n  given { a: 1 }\n  expect no match\n}\n");
      editor.change(uri, 1, 2, 4, "emit \"x\"");
      JsonObject lens =
          editor.list("textDocument/codeLens", Speaker.document(tests)).getJsonObject(0);
      JsonObject ran =
          (JsonObject) editor.ask("workspace/executeCommand", lens.getJsonObject("command"));
      editor.ask("shutdown", new JsonObject());
      editor.tell("exit", new JsonObject());

      // then
      assertEquals("distric", result.getJsonObject("serverInfo").getString("name"));
      assertTrue(found.getString("message").contains("did you mean priority?"), found.encode());
      assertEquals("when", first);
      assertEquals("test 't' passed", ran.getString("text"));
      assertTrue(server.waitFor(30, TimeUnit.SECONDS), "the process ends");
      assertEquals(0, server.exitValue());
    } finally {
      server.destroyForcibly();
    }
  }
}
