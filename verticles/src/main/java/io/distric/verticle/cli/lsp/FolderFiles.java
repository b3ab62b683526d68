package io.distric.verticle.cli.lsp;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of a folder that can be ours. */
final class FolderFiles {

  /** So many files are looked at; a workspace with more is served by what is open. */
  static final int FILES_MAX = 5_000;

  /** Larger files are left to the command line. */
  static final long FILE_BYTES_MAX = 4L << 20;

  /** Larger tables are read by nodes and by the command line only. */
  static final long TABLE_BYTES_MAX = 4L << 20;

  /** So deep folders are looked into. */
  static final int DEPTH_MAX = 12;

  private static final Set<String> FOLDERS_SKIPPED =
      Set.of("node_modules", "target", "build", "dist");
  private static final Set<String> KINDS =
      Set.of("rules", "workflows", "schemas", "chains", "schedules", "tests", "tables");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^\\s{0,2}\"?(?:rules|workflows|schemas|constants|lists|macros|tables|chains|schedules|tests)\"?\\s*:");
  private static final Pattern ITEM =
      Pattern.compile("(?m)^\\s{0,2}\"?(?:conditions|actions|when|tasks|on_failure)\"?\\s*:");
  private static final Pattern ID = Pattern.compile("(?m)^\\s{0,2}\"?id\"?\\s*:");

  private FolderFiles() {}

  /** The texts of a folder by their addresses. A file that cannot be read is left out. */
  static Map<String, String> under(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try {
      Files.walkFileTree(folder, Set.of(), DEPTH_MAX, new Visitor(texts));
    } catch (IOException unreadable) {
      // What was found until then serves.
    }
    return texts;
  }

  /** A file's text, if it has a name like ours and is not too large. */
  static Optional<String> read(Path file) {
    try {
      boolean fits =
          isNamedLikeOurs(file) && Files.isRegularFile(file) && Files.size(file) <= FILE_BYTES_MAX;
      return fits ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether a text in YAML or JSON has a section or an item of ours, and is no other tool's. */
  static boolean looksOurs(String text) {
    return SECTION.matcher(text).find() || (ID.matcher(text).find() && ITEM.matcher(text).find());
  }

  /** The folder that is applied as one: above {@code rules}, {@code workflows} and the like. */
  static String catalog(String uri) {
    String folder = uri.substring(0, Math.max(0, uri.lastIndexOf('/')));
    String top = folder;
    for (String at = folder; at.indexOf('/') >= 0; at = at.substring(0, at.lastIndexOf('/'))) {
      if (KINDS.contains(at.substring(at.lastIndexOf('/') + 1))) {
        top = at.substring(0, at.lastIndexOf('/'));
      }
    }
    return top;
  }

  private static boolean isNamedLikeOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".distric")
        || name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json");
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Map<String, String> texts;

    private Visitor(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
      Path name = folder.getFileName();
      boolean skipped =
          name != null
              && (name.toString().startsWith(".") || FOLDERS_SKIPPED.contains(name.toString()));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
      read(file)
          .filter(text -> file.toString().endsWith(".distric") || looksOurs(text))
          .ifPresent(text -> texts.put(file.toUri().toString(), text));
      return texts.size() < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unused) {
      return FileVisitResult.CONTINUE;
    }
  }
}
