package io.distric.verticle.cli.lsp;

import io.distric.config.NodeConfig;
import io.distric.dsl.editor.Completer;
import io.distric.dsl.editor.Definition;
import io.distric.dsl.editor.FixIts;
import io.distric.dsl.editor.Folds;
import io.distric.dsl.editor.Hovers;
import io.distric.dsl.editor.Library;
import io.distric.dsl.editor.OtherFile;
import io.distric.dsl.editor.Place;
import io.distric.dsl.editor.Renames;
import io.distric.dsl.editor.Symbol;
import io.distric.dsl.editor.TextLines;
import io.distric.task.TaskRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What editors ask about one document. Called on LSP4J's listening thread. */
final class DocumentRequests implements TextDocumentService {

  /** Types of tasks that every node has. */
  private static final Set<String> TASK_TYPES =
      Set.copyOf(TaskRegistry.load(NodeConfig.defaults().execute()).types());

  private final Workbench workbench;

  DocumentRequests(Workbench workbench) {
    this.workbench = workbench;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    String text = params.getTextDocument().getText();
    workbench.tell(() -> workbench.open(uri, text));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    List<Change> changes = params.getContentChanges().stream().map(Change::of).toList();
    workbench.tell(() -> workbench.change(uri, changes));
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    workbench.tell(() -> workbench.close(uri));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // What is open is known already.
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return workbench.ask(
        () -> {
          String uri = params.getTextDocument().getUri();
          TextLines lines = workbench.lines(uri);
          int offset = Shapes.offset(lines, params.getPosition());
          Completer.Completion found =
              Completer.complete(workbench.library(), uri, offset, TASK_TYPES);
          return Either.forLeft(
              found.proposals().stream()
                  .map(p -> Shapes.completion(p, lines, found.replaced()))
                  .toList());
        });
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return workbench.ask(
        () -> {
          At at = at(params);
          return Hovers.at(workbench.library(), at.uri, at.offset)
              .map(
                  h ->
                      new Hover(
                          new MarkupContent(MarkupKind.MARKDOWN, h.markdown()),
                          Shapes.range(at.lines, h.place())))
              .orElse(null);
        });
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return workbench.ask(
        () -> {
          At at = at(params);
          return Either.forLeft(
              workbench.library().at(at.uri, at.offset).map(this::location).stream().toList());
        });
  }

  private Location location(Definition definition) {
    return location(definition.uri(), definition.symbol().nameplate());
  }

  private Location location(String uri, Place place) {
    return new Location(uri, Shapes.range(workbench.lines(uri), place));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return workbench.ask(
        () ->
            occurrences(at(params), params.getContext().isIncludeDeclaration()).stream()
                .map(o -> location(o.uri(), o.place()))
                .toList());
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return workbench.ask(
        () -> {
          At at = at(params);
          return occurrences(at, true).stream()
              .filter(o -> o.uri().equals(at.uri))
              .map(o -> new DocumentHighlight(Shapes.range(at.lines, o.place())))
              .toList();
        });
  }

  private List<Library.Occurrence> occurrences(At at, boolean withDeclaration) {
    Library library = workbench.library();
    return library
        .at(at.uri, at.offset)
        .map(definition -> library.occurrences(definition, withDeclaration))
        .orElse(List.of());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return workbench.ask(
        () -> {
          At at = at(params);
          return Renames.target(workbench.library(), at.uri, at.offset)
              .map(
                  place ->
                      Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(
                          Shapes.range(at.lines, place)))
              .orElse(null);
        });
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return workbench.ask(
        () -> {
          At at = at(params);
          Renames.Rename rename =
              Renames.rename(workbench.library(), at.uri, at.offset, params.getNewName());
          if (!rename.refusal().isEmpty()) {
            throw new ResponseErrorException(
                new ResponseError(ResponseErrorCode.InvalidParams, rename.refusal(), null));
          }
          Map<String, List<TextEdit>> edits = new HashMap<>();
          for (Renames.Change change : rename.changes()) {
            String uri = change.at().uri();
            Range range = Shapes.range(workbench.lines(uri), change.at().place());
            edits
                .computeIfAbsent(uri, _ -> new ArrayList<>())
                .add(new TextEdit(range, change.written()));
          }
          return new WorkspaceEdit(edits);
        });
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return workbench.ask(
        () -> {
          String uri = params.getTextDocument().getUri();
          TextLines lines = workbench.lines(uri);
          return symbols(uri).stream()
              .map(
                  symbol ->
                      Either.<SymbolInformation, DocumentSymbol>forRight(
                          Shapes.symbol(symbol, lines)))
              .toList();
        });
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return workbench.ask(
        () -> {
          String uri = params.getTextDocument().getUri();
          return TestLens.of(uri, symbols(uri), workbench.lines(uri));
        });
  }

  private List<Symbol> symbols(String uri) {
    Library library = workbench.library();
    return Optional.ofNullable(library.documents().get(uri))
        .map(document -> document.symbols())
        .or(() -> Optional.ofNullable(library.others().get(uri)).map(OtherFile::symbols))
        .orElse(List.of());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return workbench.ask(
        () ->
            workbench.document(params.getTextDocument().getUri()).map(Folds::of).stream()
                .flatMap(List::stream)
                .map(Shapes::fold)
                .toList());
  }

  /** What the formatter prints; a document with faults stays as it is. */
  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return workbench.ask(
        () -> {
          String uri = params.getTextDocument().getUri();
          String text = workbench.text(uri);
          Range whole = Shapes.range(workbench.lines(uri), new Place(0, text.length()));
          return workbench
              .formatted(uri)
              .filter(printed -> !printed.equals(text))
              .map(printed -> List.of(new TextEdit(whole, printed)))
              .orElse(List.of());
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return workbench.ask(
        () -> {
          String uri = params.getTextDocument().getUri();
          TextLines lines = workbench.lines(uri);
          int from = Shapes.offset(lines, params.getRange().getStart());
          int to = Shapes.offset(lines, params.getRange().getEnd());
          List<Either<Command, CodeAction>> actions = new ArrayList<>();
          for (io.distric.dsl.source.Diagnostic found : workbench.found(uri)) {
            Place place = lines.place(found.span());
            if (place.start() <= to && from <= place.end()) {
              FixIts.of(found, workbench.text(uri))
                  .map(fix -> action(uri, lines, found, fix))
                  .ifPresent(action -> actions.add(Either.forRight(action)));
            }
          }
          return actions;
        });
  }

  private static CodeAction action(
      String uri, TextLines lines, io.distric.dsl.source.Diagnostic found, FixIts.FixIt fix) {
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(Shapes.diagnostic(found, lines)));
    action.setIsPreferred(true);
    TextEdit edit = new TextEdit(Shapes.range(lines, fix.place()), fix.text());
    action.setEdit(new WorkspaceEdit(Map.of(uri, List.of(edit))));
    return action;
  }

  private At at(TextDocumentPositionParams params) {
    String uri = params.getTextDocument().getUri();
    TextLines lines = workbench.lines(uri);
    return new At(uri, lines, Shapes.offset(lines, params.getPosition()));
  }

  private record At(String uri, TextLines lines, int offset) {}
}
