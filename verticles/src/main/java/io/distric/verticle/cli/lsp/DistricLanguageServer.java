package io.distric.verticle.cli.lsp;

import io.distric.verticle.cli.lsp.Workbench.Report;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** What the server can do, and its beginning and end. Called on LSP4J's listening thread. */
final class DistricLanguageServer implements LanguageServer {

  private final Workbench workbench;
  private final DocumentRequests documents;
  private final WorkspaceRequests workspace;
  private volatile @Nullable LanguageClient client;
  private volatile Runnable exit = () -> {};
  private volatile boolean shutDown;

  DistricLanguageServer(ScheduledExecutorService thread) {
    this.workbench = new Workbench(thread, this::publish);
    this.documents = new DocumentRequests(workbench);
    this.workspace = new WorkspaceRequests(workbench, this::show);
  }

  void connect(LanguageClient editor) {
    client = editor;
  }

  void onExit(Runnable told) {
    exit = told;
  }

  boolean isShutDown() {
    return shutDown;
  }

  private void publish(Report report) {
    LanguageClient editor = client;
    if (editor != null) {
      editor.publishDiagnostics(
          new PublishDiagnosticsParams(
              report.uri(),
              report.diagnostics().stream()
                  .map(d -> Shapes.diagnostic(d, report.lines()))
                  .toList()));
    }
  }

  private void show(TestLens.Result result) {
    LanguageClient editor = client;
    if (editor != null) {
      MessageType type = result.passed() ? MessageType.Info : MessageType.Error;
      editor.showMessage(new MessageParams(type, result.text()));
    }
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    List<Path> folders = folders(params);
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Incremental);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", "\"", " ", "{")));
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentHighlightProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setWorkspaceSymbolProvider(true);
    can.setFoldingRangeProvider(true);
    can.setDocumentFormattingProvider(true);
    can.setRenameProvider(new RenameOptions(true));
    can.setCodeLensProvider(new CodeLensOptions(false));
    can.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(TestLens.COMMAND)));
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    String version = DistricLanguageServer.class.getPackage().getImplementationVersion();
    ServerInfo info = new ServerInfo("distric", version == null ? "built from sources" : version);
    return workbench
        .ask(
            () -> {
              workbench.openFolders(folders);
              return true;
            })
        .thenApply(_ -> new InitializeResult(can, info));
  }

  private static List<Path> folders(InitializeParams params) {
    List<Path> folders = new ArrayList<>();
    List<WorkspaceFolder> named = params.getWorkspaceFolders();
    if (named != null) {
      named.forEach(folder -> path(folder.getUri()).ifPresent(folders::add));
    }
    return folders;
  }

  /** The path of an address, where it is one of a file. */
  static java.util.Optional<Path> path(String uri) {
    try {
      URI address = URI.create(uri);
      return "file".equals(address.getScheme())
          ? java.util.Optional.of(Path.of(address))
          : java.util.Optional.empty();
    } catch (IllegalArgumentException notAFile) {
      return java.util.Optional.empty();
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    exit.run();
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // What is said is traced by the editor.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
