package io.distric.verticle.cli;

import io.distric.dsl.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files of rules and workflows. */
final class Sources {

  private Sources() {}

  /** One file, or those of a folder in the order of their paths. */
  static List<SourceText> under(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(new SourceText(path.toString(), Files.readString(path)));
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path)) {
      files = walk.filter(Files::isRegularFile).filter(Sources::isSource).sorted().toList();
    }
    List<SourceText> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(new SourceText(file.toString(), Files.readString(file)));
    }
    return sources;
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }
}
