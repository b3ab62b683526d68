package io.distric.verticle.cli.lsp;

import io.distric.catalog.TableFiles;
import io.distric.dsl.editor.Document;
import io.distric.dsl.editor.Library;
import io.distric.dsl.editor.OtherFile;
import io.distric.dsl.editor.TextLines;
import io.distric.dsl.print.LanguagePrinter;
import io.distric.dsl.read.ReadResult;
import io.distric.dsl.read.SourceReader;
import io.distric.dsl.source.Diagnostic;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents of an editor: those that are open as they are there, the rest of the folders as on
 * disk. Confined to its thread; other threads come in by {@link #ask} and {@link #tell}.
 */
final class Workbench {

  /** So long after the last change everything is checked. */
  static final long PAUSE_MILLIS = 150;

  /** What is wrong with one document. */
  record Report(String uri, TextLines lines, List<Diagnostic> diagnostics) {}

  private record Text(String text, boolean open) {}

  private final ScheduledExecutorService thread;
  private final Consumer<Report> publisher;
  private final SourceReader reader = new SourceReader();
  private final Map<String, Text> texts = new TreeMap<>();
  private final Map<String, Document> documents = new HashMap<>();
  private final Map<String, ReadResult> read = new HashMap<>();
  private final Set<String> reported = new HashSet<>();
  private final Map<String, List<Diagnostic>> found = new HashMap<>();
  private List<Path> folders = List.of();
  private @Nullable ScheduledFuture<?> check;
  private @Nullable Library library;

  Workbench(ScheduledExecutorService thread, Consumer<Report> publisher) {
    this.thread = thread;
    this.publisher = publisher;
  }

  /** An answer from the workbench's thread. */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, thread);
  }

  /** Something for the workbench's thread to do, in the order told. */
  void tell(Runnable news) {
    thread.execute(news);
  }

  void openFolders(List<Path> opened) {
    folders = List.copyOf(opened);
    for (Path folder : folders) {
      FolderFiles.under(folder).forEach((uri, text) -> put(uri, new Text(text, false)));
    }
    checkSoon();
  }

  void open(String uri, String text) {
    put(uri, new Text(text, true));
    checkSoon();
  }

  void change(String uri, List<Change> changes) {
    Text before = texts.get(uri);
    String text = before == null ? "" : before.text();
    for (Change change : changes) {
      text = change.applied(text);
    }
    put(uri, new Text(text, true));
    checkSoon();
  }

  /** What is on disk counts again. */
  void close(String uri) {
    Optional<String> onDisk =
        DistricLanguageServer.path(uri).filter(this::isBelowAFolder).flatMap(FolderFiles::read);
    if (onDisk.isPresent()) {
      put(uri, new Text(onDisk.get(), false));
    } else {
      remove(uri);
    }
    checkSoon();
  }

  /** A file of the folders has changed, come or gone. */
  void fileChanged(String uri) {
    if (uri.endsWith(".csv")) {
      // Whose rows these are is only known once their sources are read.
      read.clear();
      library = null;
      checkSoon();
      return;
    }
    Text known = texts.get(uri);
    if (known == null || !known.open()) {
      close(uri);
    }
  }

  private boolean isBelowAFolder(Path path) {
    return folders.stream().anyMatch(path::startsWith);
  }

  private void put(String uri, Text text) {
    texts.put(uri, text);
    forget(uri);
  }

  private void remove(String uri) {
    texts.remove(uri);
    forget(uri);
  }

  private void forget(String uri) {
    documents.remove(uri);
    read.remove(uri);
    library = null;
  }

  /** All documents as they are now. */
  Library library() {
    Library known = library;
    if (known == null) {
      Map<String, Document> language = new HashMap<>();
      Map<String, OtherFile> others = new HashMap<>();
      texts.forEach(
          (uri, text) -> {
            if (isLanguage(uri)) {
              language.put(uri, documents.computeIfAbsent(uri, _ -> new Document(text.text())));
            } else if (FolderFiles.looksOurs(text.text())) {
              SourceText source = new SourceText(nameOf(uri), text.text());
              others.put(uri, OtherFile.of(source, read(uri).model()));
            }
          });
      known = new Library(language, others);
      library = known;
    }
    return known;
  }

  Optional<Document> document(String uri) {
    return Optional.ofNullable(library().documents().get(uri));
  }

  /** The lines of any document that is known. */
  TextLines lines(String uri) {
    Document document = library().documents().get(uri);
    return document == null ? new TextLines(text(uri)) : document.lines();
  }

  String text(String uri) {
    Text known = texts.get(uri);
    return known == null ? "" : known.text();
  }

  /** The text as the formatter prints it; empty where it is not of the language or has a fault. */
  Optional<String> formatted(String uri) {
    if (!isLanguage(uri) || read(uri).hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(LanguagePrinter.print(read(uri).model()));
  }

  /** What the documents of a catalog declare together, by their addresses. */
  Map<String, ReadResult> catalogOf(String uri) {
    String catalog = FolderFiles.catalog(uri);
    Map<String, ReadResult> results = new TreeMap<>();
    texts.forEach(
        (other, text) -> {
          boolean ours = isLanguage(other) || FolderFiles.looksOurs(text.text());
          if (ours && FolderFiles.catalog(other).equals(catalog)) {
            results.put(other, read(other));
          }
        });
    return results;
  }

  /** What the last check has found in a document. */
  List<Diagnostic> found(String uri) {
    return found.getOrDefault(uri, List.of());
  }

  static boolean isLanguage(String uri) {
    return uri.endsWith(".distric") || uri.startsWith("untitled:");
  }

  private ReadResult read(String uri) {
    return read.computeIfAbsent(uri, _ -> reader.read(source(uri)));
  }

  /** A document with the files from which its tables take rows. */
  private SourceText source(String uri) {
    String text = text(uri);
    Path file = DistricLanguageServer.path(uri).orElse(null);
    Path folder = file == null ? null : file.getParent();
    if (file == null || folder == null) {
      return new SourceText(nameOf(uri), text);
    }
    Path root = folders.stream().filter(file::startsWith).findFirst().orElse(folder);
    try {
      return new SourceText(
          nameOf(uri), text, TableFiles.beside(file, text, root, FolderFiles.TABLE_BYTES_MAX));
    } catch (IOException unreadable) {
      return new SourceText(nameOf(uri), text);
    }
  }

  /** The reader tells spellings apart by the ends of names. */
  private static String nameOf(String uri) {
    return uri.startsWith("untitled:") ? uri + ".distric" : uri;
  }

  private void checkSoon() {
    ScheduledFuture<?> waiting = check;
    if (waiting != null) {
      waiting.cancel(false);
    }
    check = thread.schedule(this::check, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Checks every catalog that has an open document, and clears what is mended. */
  private void check() {
    Map<String, List<String>> catalogs = new TreeMap<>();
    Set<String> wanted = new TreeSet<>();
    texts.forEach(
        (uri, text) -> {
          if (isLanguage(uri) || FolderFiles.looksOurs(text.text())) {
            String catalog = FolderFiles.catalog(uri);
            catalogs.computeIfAbsent(catalog, _ -> new ArrayList<>()).add(uri);
            if (text.open()) {
              wanted.add(catalog);
            }
          }
        });
    Set<String> before = new HashSet<>(reported);
    reported.clear();
    found.clear();
    catalogs.forEach(
        (catalog, uris) -> {
          if (wanted.contains(catalog)) {
            report(uris);
          }
        });
    before.removeAll(reported);
    before.forEach(uri -> publisher.accept(new Report(uri, new TextLines(text(uri)), List.of())));
  }

  private void report(List<String> uris) {
    Map<String, ReadResult> results = new TreeMap<>();
    uris.forEach(uri -> results.put(uri, read(uri)));
    Map<String, List<Diagnostic>> diagnostics = CatalogCheck.of(results);
    diagnostics.forEach(
        (uri, list) -> {
          found.put(uri, list);
          reported.add(uri);
          publisher.accept(new Report(uri, new TextLines(text(uri)), list));
        });
  }
}
