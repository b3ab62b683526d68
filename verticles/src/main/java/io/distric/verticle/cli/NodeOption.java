package io.distric.verticle.cli;

import io.distric.protocol.ProblemCode;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which node a command speaks to. */
final class NodeOption {

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
    URI base = URI.create(url == null || url.isBlank() ? announced() : url);
    if (base.getHost() == null) {
      throw CliException.of(
          ProblemCode.USAGE, "'" + url + "' is no URL such as http://127.0.0.1:8080", 2);
    }
    return new NodeClient(base, key == null || key.isBlank() ? kept() : key);
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
