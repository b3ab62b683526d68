import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Tests the extension and packs it: {@code java Package.java SOURCE TARGET LICENSE}. Writes {@code
 * TARGET/distric.vsix}. A .vsix is a zip with two descriptions, so no packer of others is needed;
 * npm brings the language client and the engine for the tests. Where there is no npm, or it reaches
 * no registry, nothing is packed, and that is said.
 */
final class Package {

  private static final FileTime STAMP = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final List<String> SOURCES =
      List.of("package.json", "package-lock.json", "language-configuration.json", "README.md");
  private static final List<String> FOLDERS =
      List.of("syntaxes", "snippets", "images", "src", "test");
  private static final List<String> PACKED =
      List.of("package.json", "language-configuration.json", "README.md");
  private static final List<String> PACKED_FOLDERS =
      List.of("syntaxes", "snippets", "images", "dist");

  private final Path source;
  private final Path work;
  private final Path vsix;
  private final Path license;

  private Package(Path source, Path target, Path license) {
    this.source = source;
    this.work = target.resolve("vscode");
    this.vsix = target.resolve("distric.vsix");
    this.license = license;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Package(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).run();
  }

  private void run() throws IOException, InterruptedException {
    Files.deleteIfExists(vsix);
    Optional<String> npm = npm();
    if (npm.isEmpty()) {
      System.out.println(
          "npm is not on the PATH: the VS Code extension is neither tested nor packed");
      return;
    }
    copySources();
    if (!installed() && call(npm.get(), "ci", "--ignore-scripts", "--no-audit", "--no-fund") != 0) {
      System.out.println("npm ci failed: the VS Code extension is neither tested nor packed");
      return;
    }
    Files.copy(work.resolve("package-lock.json"), stamp(), StandardCopyOption.REPLACE_EXISTING);
    demand(call(npm.get(), "test", "--silent"), "the tests of the VS Code extension");
    demand(call(npm.get(), "run", "--silent", "bundle"), "bundling the VS Code extension");
    pack();
  }

  private static Optional<String> npm() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String name = windows ? "npm.cmd" : "npm";
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** What is installed for this lock stays, so that a second build needs no network. */
  private boolean installed() throws IOException {
    return Files.exists(stamp())
        && Files.mismatch(stamp(), work.resolve("package-lock.json")) == -1;
  }

  private Path stamp() {
    return work.resolve("node_modules/installed-lock.json");
  }

  private void copySources() throws IOException {
    for (String folder : FOLDERS) {
      deleteTree(work.resolve(folder));
    }
    Files.createDirectories(work);
    for (String name : SOURCES) {
      Files.copy(source.resolve(name), work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    for (String folder : FOLDERS) {
      for (Path file : files(source.resolve(folder))) {
        Path copy = work.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private int call(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().put("DISTRIC_ROOT", source.resolve("../..").toRealPath().toString());
    Path log = work.resolve("npm.log");
    int result = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (result != 0) {
      System.out.println(Files.readString(log));
    }
    return result;
  }

  private static void demand(int result, String what) {
    if (result != 0) {
      System.err.println(what + " failed");
      System.exit(1);
    }
  }

  private void pack() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (String name : PACKED) {
      entries.put("extension/" + name, Files.readAllBytes(work.resolve(name)));
    }
    for (String folder : PACKED_FOLDERS) {
      for (Path file : files(work.resolve(folder))) {
        String name = work.relativize(file).toString().replace('\\', '/');
        entries.put("extension/" + name, Files.readAllBytes(file));
      }
    }
    entries.put("extension/LICENSE.txt", Files.readAllBytes(license));
    entries.put(
        "extension/ThirdPartyNotices.txt",
        notices().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    entries.put(
        "extension.vsixmanifest", manifest().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    entries.put(
        "[Content_Types].xml",
        contentTypes(entries).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (OutputStream file = Files.newOutputStream(vsix);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry head = new ZipEntry(entry.getKey());
        head.setLastModifiedTime(STAMP);
        zip.putNextEntry(head);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    System.out.println(vsix + ": " + Files.size(vsix) / 1024 + " KB, " + entries.size() + " files");
  }

  private String manifest() throws IOException {
    String json = Files.readString(work.resolve("package.json"));
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
      <Metadata>
        <Identity Language="en-US" Id="%s" Version="%s" Publisher="%s"/>
        <DisplayName>%s</DisplayName>
        <Description xml:space="preserve">%s</Description>
        <Tags>distric,rules,workflow,__ext_distric</Tags>
        <Categories>Programming Languages,Snippets,Linters,Formatters</Categories>
        <GalleryFlags>Public</GalleryFlags>
        <License>extension/LICENSE.txt</License>
        <Icon>extension/images/icon.png</Icon>
        <Properties>
          <Property Id="Microsoft.VisualStudio.Code.Engine" Value="%s"/>
          <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
          <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
          <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
        </Properties>
      </Metadata>
      <Installation>
        <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
      </Installation>
      <Dependencies/>
      <Assets>
        <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
        <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
        <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
        <Asset Type="Microsoft.VisualStudio.Services.Icons.Default" Path="extension/images/icon.png" Addressable="true"/>
      </Assets>
    </PackageManifest>
    """
        .formatted(
            value(json, "name"),
            value(json, "version"),
            value(json, "publisher"),
            value(json, "displayName"),
            value(json, "description"),
            value(json, "vscode"));
  }

  private static String contentTypes(Map<String, byte[]> entries) {
    Map<String, String> types = new TreeMap<>();
    for (String name : entries.keySet()) {
      String extension = name.substring(name.lastIndexOf('.'));
      types.put(
          extension,
          switch (extension) {
            case ".json" -> "application/json";
            case ".js" -> "application/javascript";
            case ".png" -> "image/png";
            case ".svg" -> "image/svg+xml";
            case ".md" -> "text/markdown";
            case ".vsixmanifest" -> "text/xml";
            default -> "text/plain";
          });
    }
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n");
    types.forEach(
        (extension, type) ->
            xml.append(
                "  <Default Extension=\"%s\" ContentType=\"%s\"/>\n".formatted(extension, type)));
    return xml.append("</Types>\n").toString();
  }

  /** The licences of what the bundle has in it. */
  private String notices() throws IOException {
    StringBuilder text = new StringBuilder();
    String lock = Files.readString(work.resolve("package-lock.json"));
    Matcher packages =
        Pattern.compile("\"node_modules/([^\"]+)\": \\{(.*?)\\n    }", Pattern.DOTALL)
            .matcher(lock);
    while (packages.find()) {
      if (packages.group(2).contains("\"dev\": true")) {
        continue;
      }
      text.append("== ").append(packages.group(1)).append(' ');
      text.append(value(packages.group(2), "version")).append("\n\n");
      for (Path file : files(work.resolve("node_modules").resolve(packages.group(1)))) {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        if (name.startsWith("license")) {
          text.append(Files.readString(file).strip()).append("\n\n");
        }
      }
    }
    return text.toString();
  }

  private static String value(String json, String key) {
    Matcher found = Pattern.compile("\"" + key + "\": \"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("package.json has no " + key);
    }
    return found.group(1).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = new ArrayList<>(walk.sorted().toList());
    }
    for (Path path : paths.reversed()) {
      Files.delete(path);
    }
  }
}
