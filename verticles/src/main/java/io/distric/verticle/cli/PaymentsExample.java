package io.distric.verticle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder {@code examples/payments}, as the jar carries it. */
final class PaymentsExample {

  static final String BANK_URL = "http://127.0.0.1:8099";
  static final List<String> CATALOG =
      List.of(
          "bank.yaml",
          "rules/fraud.yaml",
          "rules/notify.yaml",
          "rules/prepare.yaml",
          "rules/review.distric",
          "rules/rule-001.yaml",
          "workflows/fraud_detection.yaml",
          "workflows/notify.yaml",
          "workflows/pay_out.yaml",
          "workflows/review.yaml",
          "workflows/settle_chargeback.yaml");
  static final String MESSAGES = "messages.ndjson";

  private PaymentsExample() {}

  /** The messages, one a line. */
  static List<String> messages() {
    return text(MESSAGES).lines().filter(line -> !line.isBlank()).toList();
  }

  /** Writes the catalog, with the address of a bank. */
  static void writeCatalog(Path folder, String bankUrl) throws IOException {
    for (String name : CATALOG) {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text(name).replace(BANK_URL, bankUrl));
    }
  }

  /**
   * What a node is told that runs it in a folder of its own. The environment does not count: the
   * example is the same everywhere.
   */
  static Map<String, String> settings(Path folder, int httpPort) {
    return Map.of(
        "node.data",
        folder.resolve("data").toString(),
        "catalog.dir",
        folder.resolve("catalog").toString(),
        "http.port",
        Integer.toString(httpPort),
        "replica.port",
        "0",
        "ports.grpc",
        "0",
        "ports.tcp",
        "0",
        "telemetry.logFile",
        folder.resolve("node.log").toString(),
        "telemetry.logFormat",
        "text");
  }

  /** Leaves nothing of that folder. */
  static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The system's own cleaning of its folder for temporary files gets what is left.
    }
  }

  private static String text(String name) {
    try (InputStream in = PaymentsExample.class.getResourceAsStream("payments/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, () -> "the jar lacks " + name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
