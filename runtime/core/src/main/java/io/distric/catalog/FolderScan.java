package io.distric.catalog;

import io.distric.dsl.print.Spelling;
import io.distric.dsl.read.CsvTables;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a catalog folder holds at one moment: its sources by their path, and its folders. Hidden
 * files and what editors leave about while they save are not looked at.
 *
 * @param files by path relative to the folder
 * @param folders the folder and those in it
 */
record FolderScan(TreeMap<String, Stamp> files, List<Path> folders) {

  private static final int DEPTH_MAX = 16;

  /**
   * How a file was found: no longer so once it has changed.
   *
   * @param changed last
   * @param bytes how many it has
   * @param key which file it is, where the system tells
   */
  record Stamp(Instant changed, long bytes, String key) {}

  /**
   * What was read of a folder.
   *
   * @param sources with the tables that they mention
   * @param tables paths of what the sources mention as tables, whether or not it is there
   */
  record Reading(List<SourceText> sources, SortedSet<String> tables) {}

  /**
   * Walks through a folder.
   *
   * @throws IOException if some of it cannot be read
   */
  static FolderScan of(Path folder) throws IOException {
    FolderScan scan = new FolderScan(new TreeMap<>(), new ArrayList<>());
    Files.walkFileTree(
        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH_MAX, scan.visitor(folder));
    return scan;
  }

  private SimpleFileVisitor<Path> visitor(Path root) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        if (!dir.equals(root) && hidden(dir)) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        folders.add(dir);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && (isSource(file) || isTable(file))) {
          files.put(
              name(root.relativize(file)),
              new Stamp(
                  attributes.lastModifiedTime().toInstant(),
                  attributes.size(),
                  String.valueOf(attributes.fileKey())));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        // What was there a moment ago and is not any more is none of the folder's.
        if (!file.equals(root) && (hidden(file) || !Files.exists(file))) {
          return FileVisitResult.CONTINUE;
        }
        throw e;
      }
    };
  }

  private static String name(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  /** The sources, and those tables that have a part in them: what else is there is nobody's. */
  SortedMap<String, Stamp> with(SortedSet<String> tables) {
    SortedMap<String, Stamp> concerned = new TreeMap<>(files);
    concerned.keySet().removeIf(name -> isTable(name) && !tables.contains(name));
    return concerned;
  }

  /**
   * Whether some file was changed so short a time ago that its writer may not be done with it.
   *
   * @param concerned the files in question
   * @param now of the clock that stamps files
   * @param quiet a file that is older is done
   */
  static boolean stirs(SortedMap<String, Stamp> concerned, Instant now, Duration quiet) {
    for (Stamp stamp : concerned.values()) {
      // What lies in the future was stamped by another clock, and says nothing.
      if (stamp.changed().isAfter(now.minus(quiet)) && !stamp.changed().isAfter(now)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSource(Path file) {
    return Spelling.ofFile(file.getFileName().toString()).isPresent() && !hidden(file);
  }

  private static boolean isTable(Path file) {
    return isTable(file.getFileName().toString()) && !hidden(file);
  }

  private static boolean isTable(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static boolean hidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("#") || name.startsWith("~");
  }

  /**
   * Reads the sources, and the tables that they mention.
   *
   * @param bytesMax of all together
   * @throws IOException says which one cannot be read, and why
   */
  Reading read(Path folder, long bytesMax) throws IOException {
    List<SourceText> sources = new ArrayList<>();
    SortedSet<String> tables = new TreeSet<>();
    long bytes = 0;
    for (String name : files.sequencedKeySet()) {
      if (isTable(name)) {
        continue;
      }
      bytes = within(bytesMax, bytes + Files.size(folder.resolve(name)));
      SourceText source = TableFiles.read(folder.resolve(name), name, folder, bytesMax);
      sources.add(source);
      for (String table : tables(folder, name, source.text())) {
        Stamp known = tables.add(table) ? files.get(table) : null;
        bytes = within(bytesMax, bytes + (known == null ? 0 : known.bytes()));
      }
    }
    return new Reading(sources, tables);
  }

  private static long within(long bytesMax, long bytes) throws IOException {
    if (bytes > bytesMax) {
      throw new IOException(
          "the files have more than %d bytes (catalog.sourceBytesMax)".formatted(bytesMax));
    }
    return bytes;
  }

  private static List<String> tables(Path folder, String source, String text) {
    List<String> tables = new ArrayList<>();
    for (String mention : CsvTables.mentioned(text)) {
      try {
        Path table = folder.resolve(source).resolveSibling(mention).normalize();
        tables.add(name(folder.relativize(table)));
      } catch (InvalidPathException e) {
        // No file can be of this name, so none is read for it.
      }
    }
    return tables;
  }
}
