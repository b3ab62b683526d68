import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks or replaces the format of every Java file below the given files and folders. */
final class Format {

  private static final Set<String> FOLDERS_SKIPPED = Set.of("target", "node_modules", "data");

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println("usage: Format check|replace PATH...");
      System.exit(2);
    }
    List<String> call = new ArrayList<>();
    switch (arguments[0]) {
      case "check" -> call.addAll(List.of("--dry-run", "--set-exit-if-changed"));
      case "replace" -> call.add("--replace");
      default -> throw new IllegalArgumentException("expected check or replace: " + arguments[0]);
    }
    List<String> files = javaFiles(List.of(arguments).subList(1, arguments.length));
    if (files.isEmpty()) {
      return;
    }
    call.addAll(files);
    int code =
        new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in)
            .format(call.toArray(String[]::new));
    if (code != 0 && arguments[0].equals("check")) {
      System.err.println("The format of these files differs; tools/format repairs them.");
    }
    System.exit(code);
  }

  private static List<String> javaFiles(List<String> roots) throws IOException {
    List<String> files = new ArrayList<>();
    for (String root : roots) {
      Files.walkFileTree(
          Path.of(root),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
              String name = String.valueOf(folder.getFileName());
              boolean hidden = name.startsWith(".") && name.length() > 2;
              return hidden || FOLDERS_SKIPPED.contains(name)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
              if (file.toString().endsWith(".java")) {
                files.add(file.toString());
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
    files.sort(null);
    return files;
  }
}
