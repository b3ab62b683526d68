package io.distric.verticle.cli.lsp;

import io.distric.dsl.editor.Definition;
import io.distric.dsl.editor.Symbol;
import io.vertx.core.json.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What editors ask about all documents. Called on LSP4J's listening thread. */
final class WorkspaceRequests implements WorkspaceService {

  private static final int SYMBOLS_MAX = 500;

  private final Workbench workbench;
  private final Consumer<TestLens.Result> shown;

  /**
   * Answers from a workbench.
   *
   * @param shown shows people what came of a test
   */
  WorkspaceRequests(Workbench workbench, Consumer<TestLens.Result> shown) {
    this.workbench = workbench;
    this.shown = shown;
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    String wanted = params.getQuery().toLowerCase(Locale.ROOT);
    return workbench.ask(
        () ->
            Either.forRight(
                workbench.library().declared(EnumSet.allOf(Symbol.Kind.class)).stream()
                    .filter(d -> d.symbol().name().toLowerCase(Locale.ROOT).contains(wanted))
                    .limit(SYMBOLS_MAX)
                    .map(this::shown)
                    .toList()));
  }

  private WorkspaceSymbol shown(Definition definition) {
    Symbol symbol = definition.symbol();
    Location location =
        new Location(
            definition.uri(), Shapes.range(workbench.lines(definition.uri()), symbol.nameplate()));
    return new WorkspaceSymbol(symbol.name(), Shapes.kind(symbol.kind()), Either.forLeft(location));
  }

  /** Runs a test and shows what came of it; an editor gets it as an answer too. */
  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    List<String> given =
        params.getArguments() == null
            ? List.of()
            : params.getArguments().stream().map(WorkspaceRequests::text).toList();
    if (!params.getCommand().equals(TestLens.COMMAND) || given.size() != 2) {
      ResponseError error =
          new ResponseError(
              ResponseErrorCode.InvalidParams,
              TestLens.COMMAND + " takes the address of a document and the name of a test",
              null);
      return CompletableFuture.failedFuture(new ResponseErrorException(error));
    }
    return workbench
        .ask(() -> workbench.catalogOf(given.getFirst()))
        .thenApplyAsync(catalog -> TestLens.run(catalog, given.getFirst(), given.getLast()))
        .thenApply(
            result -> {
              shown.accept(result);
              return result;
            });
  }

  /** Arguments come as JSON. */
  private static String text(Object argument) {
    return argument instanceof String text
        ? text
        : String.valueOf(Json.decodeValue(String.valueOf(argument)));
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    params
        .getChanges()
        .forEach(change -> workbench.tell(() -> workbench.fileChanged(change.getUri())));
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure here: the editor starts the server again.
  }
}
