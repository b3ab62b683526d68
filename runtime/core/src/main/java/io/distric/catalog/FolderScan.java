package io.distric.catalog;

import io.distric.dsl.print.Spelling;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What a catalog folder holds at one moment: its sources by their path, and its folders. Hidden
 * files and what editors leave about while they save are not looked at.
 *
 * @param files by path relative to the folder; the value changes when the file does
 * @param folders the folder and those in it
 * @param times when the files were changed last
 */
record FolderScan(TreeMap<String, String> files, List<Path> folders, List<Instant> times) {

  private static final int DEPTH_MAX = 16;

  /**
   * Walks through a folder.
   *
   * @throws IOException if some of it cannot be read
   */
  static FolderScan of(Path folder) throws IOException {
    FolderScan scan = new FolderScan(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
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
          String stamp =
              "%s %d %s"
                  .formatted(
                      attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
          files.put(root.relativize(file).toString().replace('\\', '/'), stamp);
          times.add(attributes.lastModifiedTime().toInstant());
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

  /**
   * Whether some file was changed so short a time ago that its writer may not be done with it.
   *
   * @param now of the clock that stamps files
   * @param quiet a file that is older is done
   */
  boolean stirs(Instant now, Duration quiet) {
    for (Instant time : times) {
      // What lies in the future was stamped by another clock, and says nothing.
      if (time.isAfter(now.minus(quiet)) && !time.isAfter(now)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the folder still is as this scan found it, so that what was read since is whole. */
  boolean stillHolds(Path folder) throws IOException {
    return of(folder).files.equals(files);
  }

  private static boolean isSource(Path file) {
    return Spelling.ofFile(file.getFileName().toString()).isPresent() && !hidden(file);
  }

  private static boolean isTable(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv") && !hidden(file);
  }

  private static boolean hidden(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") || name.startsWith("#") || name.startsWith("~");
  }

  /**
   * Reads the files.
   *
   * @param bytesMax of all together
   * @throws IOException says which one cannot be read, and why
   */
  List<SourceText> read(Path folder, long bytesMax) throws IOException {
    List<SourceText> sources = new ArrayList<>();
    long bytes = 0;
    for (String name : files.sequencedKeySet()) {
      Path file = folder.resolve(name);
      bytes += Files.size(file);
      if (bytes > bytesMax) {
        throw new IOException(
            "the files have more than %d bytes (catalog.sourceBytesMax)".formatted(bytesMax));
      }
      // What no source mentions is nobody's table.
      if (!isTable(file)) {
        sources.add(TableFiles.read(file, name, folder, bytesMax));
      }
    }
    return sources;
  }
}
