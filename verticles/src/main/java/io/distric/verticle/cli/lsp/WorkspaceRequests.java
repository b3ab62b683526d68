package io.distric.verticle.cli.lsp;

import io.distric.dsl.editor.Definition;
import io.distric.dsl.editor.Symbol;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What editors ask about all documents. Called on LSP4J's listening thread. */
final class WorkspaceRequests implements WorkspaceService {

  private static final int SYMBOLS_MAX = 500;

  private final Workbench workbench;

  WorkspaceRequests(Workbench workbench) {
    this.workbench = workbench;
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
