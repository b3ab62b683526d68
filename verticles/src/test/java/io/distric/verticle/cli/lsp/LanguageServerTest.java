package io.distric.verticle.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LanguageServerTest {

  private static final String RULE =
      """
      schemas:
        - name: Order
          fields: {amount: decimal}
      rules:
        - id: high
          on: Order
          when: {expr: "amount > 1000"}
          actions: [{workflow: review, params: {payment: 1}}]
      """;

  @TempDir Path folder;

  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private Speaker editor;
  private String uri;

  @BeforeEach
  void begin() throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("schemas.distric"),
        "schema Payment {\n  amount: decimal, user: { id: string }\n}\nmacro big(x) = x > 1_000\n");
    Files.writeString(
        rules.resolve("workflows.yaml"),
        """
        workflows:
          - id: review
            input: {payment: string}
            tasks: [{id: a, task: core.noop}]
        """);
    uri = rules.resolve("a.distric").toUri().toString();
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toEditor = new PipedInputStream(1 << 16);
    PipedOutputStream fromEditor = new PipedOutputStream(toServer);
    PipedOutputStream fromServer = new PipedOutputStream(toEditor);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                ended.complete(LanguageServerProcess.serve(toServer, fromServer));
              } catch (Exception broken) {
                ended.completeExceptionally(broken);
              }
            });
    editor = new Speaker(toEditor, fromEditor);
    JsonObject opened = new JsonObject().put("uri", folder.toUri().toString()).put("name", "test");
    JsonObject params =
        new JsonObject()
            .put("capabilities", new JsonObject())
            .put("workspaceFolders", new JsonArray().add(opened));
    JsonObject result = (JsonObject) editor.ask("initialize", params);
    assertEquals(2, result.getJsonObject("capabilities").getValue("textDocumentSync"));
    editor.tell("initialized", new JsonObject());
  }

  @AfterEach
  void end() throws Exception {
    editor.ask("shutdown", new JsonObject());
    editor.tell("exit", new JsonObject());
    assertEquals(true, ended.get(30, TimeUnit.SECONDS), "an orderly end");
    editor.close();
  }

  @Test
  void shouldCompleteWithWhatTheFolderDeclares() throws Exception {
    // given
    editor.open(uri, "rule r {\n  on Payment\n  when user.\n}");

    // when
    List<String> fields = labels(2, 12);
    editor.change(uri, 2, 2, 12, "run ");
    List<String> workflows = labels(2, 6);
    editor.change(uri, 2, 6, 6, "review { ");
    List<String> parameters = labels(2, 15);

    // then
    assertEquals(List.of("id"), fields);
    assertEquals(List.of("review"), workflows);
    assertEquals(List.of("payment"), parameters);
  }

  @Test
  void shouldPublishAndClearDiagnosticsOfYaml() throws Exception {
    // given
    String yaml = folder.resolve("rules/b.yaml").toUri().toString();

    // when
    editor.open(yaml, RULE.replace("1000", "\\\"1000\\\""));
    JsonObject found = editor.diagnostics(yaml, 1).getJsonObject(0);
    JsonArray actions =
        editor.list(
            "textDocument/codeAction",
            Speaker.document(yaml)
                .put("range", found.getJsonObject("range"))
                .put("context", new JsonObject().put("diagnostics", new JsonArray().add(found))));

    // then
    assertEquals("R204", found.getString("code"), found.encode());
    assertEquals(6, found.getJsonObject("range").getJsonObject("start").getInteger("line"));
    assertTrue(found.getString("message").contains("without quotes"), found.encode());
    assertTrue(actions.size() <= 1, actions::encode);

    // when
    int from = RULE.replace("1000", "\\\"1000\\\"").lines().toList().get(6).indexOf("\\\"");
    editor.change(yaml, 6, from, from + 8, "1000");

    // then
    assertEquals(0, editor.diagnostics(yaml, 0).size());
  }

  @Test
  void shouldRunTheTestUnderALens() throws Exception {
    // given
    String text =
        """
        rule large { on Payment  when amount > 10  run review { payment: "p" } }
        test "large" {
          given Payment { amount: 11 }
          expect match large
          expect workflow review completed with { ran: ["a"] }
        }
        test "small" {
          given Payment { amount: 9 }
          expect match large
        }
        """;
    editor.open(uri, text);

    // when
    JsonArray lenses = editor.list("textDocument/codeLens", Speaker.document(uri));
    JsonObject passed = run(lenses.getJsonObject(0));
    JsonObject shown = editor.told("window/showMessage");
    JsonObject failed = run(lenses.getJsonObject(1));

    // then
    assertEquals(2, lenses.size());
    JsonObject range = lenses.getJsonObject(1).getJsonObject("range");
    assertEquals(6, range.getJsonObject("start").getInteger("line"));
    assertEquals(true, passed.getBoolean("passed"), passed::encode);
    assertEquals("test 'large' passed", shown.getString("message"));
    assertEquals(3, shown.getInteger("type"));
    assertEquals(false, failed.getBoolean("passed"), failed::encode);
    assertTrue(failed.getString("text").contains("line 9: expected rule 'large'"), failed::encode);
    assertTrue(failed.getString("text").contains("amount is 9"), failed::encode);
  }

  @Test
  void shouldNotRunATestBesideAnError() throws Exception {
    // given
    String yaml = folder.resolve("rules/t.yaml").toUri().toString();
    editor.open(yaml, RULE + "tests: [{name: it, given: {message: {a: 1}}, expect: [{match: x}]}]");

    // when
    JsonArray lenses = editor.list("textDocument/codeLens", Speaker.document(yaml));
    JsonObject result = run(lenses.getJsonObject(0));

    // then
    assertEquals(false, result.getBoolean("passed"));
    assertTrue(result.getString("text").contains("there are errors: t.yaml:"), result::encode);
  }

  private JsonObject run(JsonObject lens) throws Exception {
    JsonObject command = lens.getJsonObject("command");
    return (JsonObject)
        editor.ask(
            "workspace/executeCommand",
            new JsonObject()
                .put("command", command.getString("command"))
                .put("arguments", command.getJsonArray("arguments")));
  }

  @Test
  void shouldReadTheRowsOfATableBesideItsSource() throws Exception {
    // given
    Path csv = Files.writeString(folder.resolve("rules/fx.csv"), "currency,rate\nEUR,1\n");
    String text = "table fx from \"fx.csv\" key currency\n";

    // when, then
    editor.open(uri, text + "rule r { when fx[c].rate > 1 emit \"x\" }\nrule r { emit \"x\" }\n");
    JsonObject found = editor.diagnostics(uri, 1).getJsonObject(0);
    assertEquals("R301", found.getString("code"), found::encode);

    // when
    Files.writeString(csv, "money,rate\nEUR,1\n");
    editor.tell(
        "workspace/didChangeWatchedFiles",
        new JsonObject()
            .put(
                "changes",
                new JsonArray()
                    .add(new JsonObject().put("uri", csv.toUri().toString()).put("type", 2))));

    // then
    JsonObject changed = editor.diagnostics(uri, 1).getJsonObject(0);
    assertEquals("R324", changed.getString("code"), changed::encode);
    assertTrue(changed.getString("message").contains("no column 'currency'"), changed::encode);
  }

  @Test
  void shouldOfferTheFixOfAHint() throws Exception {
    // given
    String yaml = folder.resolve("rules/b.yaml").toUri().toString();
    editor.open(yaml, RULE.replace("on: Order", "on: Ordr"));

    // when
    JsonObject found = editor.diagnostics(yaml, 1).getJsonObject(0);
    JsonArray actions =
        editor.list(
            "textDocument/codeAction",
            Speaker.document(yaml)
                .put("range", found.getJsonObject("range"))
                .put("context", new JsonObject().put("diagnostics", new JsonArray())));

    // then
    assertTrue(found.getString("message").contains("did you mean Order?"), found.encode());
    assertEquals(1, actions.size(), found.encode());
    JsonObject edit =
        actions
            .getJsonObject(0)
            .getJsonObject("edit")
            .getJsonObject("changes")
            .getJsonArray(yaml)
            .getJsonObject(0);
    assertEquals("Order", edit.getString("newText"));
  }

  @Test
  void shouldFindDefinitionsAndReferencesAcrossFiles() throws Exception {
    // given
    editor.open(uri, "rule r {\n  on Payment\n  when big(amount) and user.id == \"1\"\n}");

    // when
    JsonObject macro =
        editor.list("textDocument/definition", Speaker.at(uri, 2, 8)).getJsonObject(0);
    JsonObject asked =
        Speaker.at(uri, 1, 6).put("context", new JsonObject().put("includeDeclaration", true));
    JsonArray references = editor.list("textDocument/references", asked);
    JsonObject hover = (JsonObject) editor.ask("textDocument/hover", Speaker.at(uri, 2, 13));

    // then
    assertTrue(macro.getString("uri").endsWith("schemas.distric"), macro.encode());
    assertEquals(3, macro.getJsonObject("range").getJsonObject("start").getInteger("line"));
    assertEquals(2, references.size(), references::encode);
    assertTrue(
        hover.getJsonObject("contents").getString("value").contains("amount: decimal"),
        hover.encode());
  }

  @Test
  void shouldRenameAcrossFilesAndSayWhyNot() throws Exception {
    // given
    editor.open(uri, "rule r {\n  on Payment\n  when big(amount)\n}");

    // when
    JsonObject changes =
        ((JsonObject)
                editor.ask("textDocument/rename", Speaker.at(uri, 2, 8).put("newName", "large")))
            .getJsonObject("changes");
    JsonObject refused =
        editor.answer("textDocument/rename", Speaker.at(uri, 2, 8).put("newName", "not one"));

    // then
    assertEquals(2, changes.size(), changes.encode());
    assertTrue(
        refused.getJsonObject("error").getString("message").contains("cannot be a name"),
        refused.encode());
  }

  @Test
  void shouldRenameAWorkflowInYamlThatNamesIt() throws Exception {
    // given
    String yaml = folder.resolve("rules/b.yaml").toUri().toString();
    editor.open(yaml, RULE.replace("review", "inspect"));
    editor.open(uri, "workflow inspect {\n  task a: core.noop\n}");

    // when
    JsonObject asked = Speaker.at(uri, 0, 10).put("newName", "look-into");
    JsonObject changes =
        ((JsonObject) editor.ask("textDocument/rename", asked)).getJsonObject("changes");

    // then
    JsonObject edit = changes.getJsonArray(yaml).getJsonObject(0);
    assertEquals("look-into", edit.getString("newText"));
    JsonObject start = edit.getJsonObject("range").getJsonObject("start");
    assertEquals(new JsonObject().put("line", 7).put("character", 25), start);
    assertEquals("\"look-into\"", changes.getJsonArray(uri).getJsonObject(0).getString("newText"));
  }

  @Test
  void shouldOutlineFoldAndFindSymbols() throws Exception {
    // given
    editor.open(uri, "rule r \"Title\" {\n  let a = 1\n  when a > 0\n}");

    // when
    JsonObject rule =
        editor.list("textDocument/documentSymbol", Speaker.document(uri)).getJsonObject(0);
    JsonArray folds = editor.list("textDocument/foldingRange", Speaker.document(uri));
    JsonArray found = editor.list("workspace/symbol", new JsonObject().put("query", "revi"));

    // then
    assertEquals("r", rule.getString("name"));
    assertEquals("Title", rule.getString("detail"));
    assertEquals("a", rule.getJsonArray("children").getJsonObject(0).getString("name"));
    assertEquals(1, folds.size());
    assertTrue(
        found
            .getJsonObject(0)
            .getJsonObject("location")
            .getString("uri")
            .endsWith("workflows.yaml"));
  }

  @Test
  void shouldCheckAndFormatTheRuleLanguage() throws Exception {
    // given
    editor.open(uri, "rule r { on Order  when amount > \"1000\"  run review { payment: 1 } }\n");
    editor.open(
        folder.resolve("rules/b.yaml").toUri().toString(),
        RULE.substring(0, RULE.indexOf("rules:")));

    // when
    JsonObject found = editor.diagnostics(uri, 1).getJsonObject(0);
    JsonObject asked =
        Speaker.document(uri)
            .put("range", found.getJsonObject("range"))
            .put("context", new JsonObject().put("diagnostics", new JsonArray()));
    JsonArray actions = editor.list("textDocument/codeAction", asked);
    JsonObject options = new JsonObject().put("tabSize", 2).put("insertSpaces", true);
    JsonArray edits =
        editor.list("textDocument/formatting", Speaker.document(uri).put("options", options));

    // then
    assertEquals("R204", found.getString("code"), found.encode());
    assertEquals("Write 1000", actions.getJsonObject(0).getString("title"), actions.encode());
    assertTrue(
        edits.getJsonObject(0).getString("newText").startsWith("rule r {\n  on Order\n"),
        edits.encode());
  }

  private List<String> labels(int line, int character) throws Exception {
    return editor.list("textDocument/completion", Speaker.at(uri, line, character)).stream()
        .map(item -> ((JsonObject) item).getString("label"))
        .toList();
  }
}
