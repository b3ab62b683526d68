package io.distric.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of this work tree as texts, by their path from its root. */
record Repository(Path root) {

  private static final Set<String> FOLDERS_SKIPPED = Set.of("target", "node_modules", "data");

  /** The repository that the tests run in. */
  static Repository here() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("distric"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("the tests do not run inside the repository");
      }
    }
    return new Repository(folder);
  }

  Map<String, String> texts(String suffix) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
            return isSkipped(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            if (file.toString().endsWith(suffix)) {
              texts.put(root.relativize(file).toString(), Files.readString(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  private boolean isSkipped(Path folder) {
    String name = folder.getFileName().toString();
    return !folder.equals(root) && (name.startsWith(".") || FOLDERS_SKIPPED.contains(name));
  }
}
