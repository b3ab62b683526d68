package io.distric.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The packed extension holds what an editor looks for. Without npm there is none. */
final class VsixIT {

  private static final Path VSIX = Path.of("target/distric.vsix");

  @BeforeEach
  void needsThePackage() {
    assumeTrue(Files.exists(VSIX), "npm was not there, so no extension was packed");
  }

  @Test
  void shouldHoldEveryFileThatItsManifestsName() throws Exception {
    try (ZipFile zip = new ZipFile(VSIX.toFile())) {
      // given
      List<String> named = new ArrayList<>();
      Matcher paths =
          Pattern.compile("\"(?:\\./|(?=images/))([^\"]+)\"").matcher(text(zip, "package.json"));
      while (paths.find()) {
        named.add("extension/" + paths.group(1));
      }
      NodeList assets = xml(zip, "extension.vsixmanifest").getElementsByTagName("Asset");
      for (int i = 0; i < assets.getLength(); i++) {
        named.add(((Element) assets.item(i)).getAttribute("Path"));
      }

      // then
      assertTrue(named.size() > 8, named::toString);
      for (String name : named) {
        assertTrue(zip.getEntry(name) != null, () -> name + " is not in the package");
      }
    }
  }

  @Test
  void shouldGiveEveryExtensionAContentType() throws Exception {
    try (ZipFile zip = new ZipFile(VSIX.toFile())) {
      // given
      NodeList defaults = xml(zip, "[Content_Types].xml").getElementsByTagName("Default");
      List<String> known = new ArrayList<>();
      for (int i = 0; i < defaults.getLength(); i++) {
        known.add(((Element) defaults.item(i)).getAttribute("Extension"));
      }

      // then
      zip.stream()
          .filter(entry -> !entry.getName().equals("[Content_Types].xml"))
          .map(entry -> entry.getName().substring(entry.getName().lastIndexOf('.')))
          .forEach(extension -> assertTrue(known.contains(extension), extension));
    }
  }

  @Test
  void shouldIdentifyItselfAlikeInBothManifests() throws Exception {
    try (ZipFile zip = new ZipFile(VSIX.toFile())) {
      // given
      String json = text(zip, "package.json");
      Document manifest = xml(zip, "extension.vsixmanifest");

      // when
      Element identity = (Element) manifest.getElementsByTagName("Identity").item(0);

      // then
      assertEquals(value(json, "name"), identity.getAttribute("Id"));
      assertEquals(value(json, "version"), identity.getAttribute("Version"));
      assertEquals(value(json, "publisher"), identity.getAttribute("Publisher"));
      Element engine = (Element) manifest.getElementsByTagName("Property").item(0);
      assertEquals(value(json, "vscode"), engine.getAttribute("Value"));
    }
  }

  @Test
  void shouldBringTheLanguageClientAndItsLicences() throws Exception {
    try (ZipFile zip = new ZipFile(VSIX.toFile())) {
      // when
      String bundle = text(zip, "dist/extension.js");

      // then
      assertTrue(bundle.contains("require(\"vscode\")"), "the editor's own module stays outside");
      assertFalse(bundle.contains("require(\"vscode-languageclient"), "the client is inside");
      assertTrue(bundle.contains("--stdio"));
      assertTrue(text(zip, "ThirdPartyNotices.txt").contains("== vscode-languageclient "));
      assertTrue(
          zip.stream().noneMatch(entry -> entry.getName().contains("node_modules")),
          "only the bundle is packed");
    }
  }

  private static String value(String json, String key) {
    Matcher found = Pattern.compile("\"" + key + "\": \"([^\"]*)\"").matcher(json);
    assertTrue(found.find(), key);
    return found.group(1);
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry("extension/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Document xml(ZipFile zip, String name) throws Exception {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
    }
  }
}
