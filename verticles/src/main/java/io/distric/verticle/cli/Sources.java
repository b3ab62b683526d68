package io.distric.verticle.cli;

import io.distric.catalog.TableFiles;
import io.distric.dsl.print.Spelling;
import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files of rules and workflows. */
final class Sources {

  private static final long TABLE_BYTES_MAX = 64 << 20;

  private Sources() {}

  /** One file, or those of a folder in the order of their paths. */
  static List<SourceText> under(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Path parent = path.toAbsolutePath().getParent();
      return List.of(read(path, parent == null ? path : parent));
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path)) {
      files =
          walk.filter(file -> !isHidden(path.relativize(file)))
              .filter(Files::isRegularFile)
              .filter(Sources::isSource)
              .sorted()
              .toList();
    }
    List<SourceText> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(read(file, path));
    }
    return sources;
  }

  private static SourceText read(Path file, Path root) throws IOException {
    return TableFiles.read(file, file.toString(), root, TABLE_BYTES_MAX);
  }

  /** As for a watched folder: what editors, version control and orchestrators keep beside rules. */
  private static boolean isHidden(Path within) {
    for (Path part : within) {
      String name = part.toString();
      if (name.startsWith(".") || name.startsWith("#") || name.startsWith("~")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return Spelling.ofFile(name).isPresent();
  }
}
