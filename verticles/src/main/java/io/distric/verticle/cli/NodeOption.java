package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node a command speaks to. */
final class NodeOption {

  private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);
  private static final int PORT_MAX = 65_535;
  private static final char DELETE = 0x7f;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:DISTRIC_URL}",
      description = "The node; without it the one that runs on --data.")
  private @Nullable String url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:DISTRIC_KEY}",
      description = "Its key; without it the one in --data.")
  private @Nullable String key;

  @Option(names = "--data", paramLabel = "DIR", description = "Data folder, data unless said.")
  private Path data = Path.of("data");

  NodeClient client() throws CliException {
    URI base = base(url == null || url.isBlank() ? announced() : url.strip());
    return new NodeClient(base, key == null || key.isBlank() ? kept() : sendable(key.strip()));
  }

  private static URI base(String url) throws CliException {
    try {
      URI base = new URI(url);
      String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
      int port = base.getPort() >= 0 ? base.getPort() : PORTS.getOrDefault(scheme, 0);
      if (PORTS.containsKey(scheme) && base.getHost() != null && port <= PORT_MAX) {
        return new URI(scheme, null, base.getHost(), port, base.getPath(), null, null);
      }
    } catch (URISyntaxException e) {
      // Said below, as of all that is no address of a node.
    }
    throw CliException.usage("'" + url + "' is no URL such as http://127.0.0.1:8080");
  }

  private static String sendable(String key) throws CliException {
    if (!key.chars().allMatch(c -> c > ' ' && c < DELETE)) {
      throw CliException.usage("the key has characters that no key has; see --key and DISTRIC_KEY");
    }
    return key;
  }

  private String announced() throws CliException {
    Path file = data.resolve("node.json");
    try {
      JsonObject node = new JsonObject(Files.readString(file));
      return "http://" + node.getJsonObject("listen").getString("http");
    } catch (IOException | DecodeException | NullPointerException e) {
      throw CliException.of(
          ProblemCode.UNREACHABLE,
          "there is no running node on "
              + data
              + " (no readable "
              + file
              + "); give --url or --data");
    }
  }

  private @Nullable String kept() {
    try {
      return Files.readString(data.resolve("key")).strip();
    } catch (IOException e) {
      // A node that lets everybody in has none.
      return null;
    }
  }
}
