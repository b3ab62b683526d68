package io.distric.verticle.launch;

import io.distric.config.ConfigException;
import io.distric.config.ConfigLoader;
import io.distric.config.NodeConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the fat jar begins. */
public final class Main {

  private Main() {}

  /** Starts a node from flags. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put("replica.port", "0");
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--data" -> flags.put("node.data", arguments[++i]);
        case "--catalog" -> flags.put("catalog.dir", arguments[++i]);
        case "--http-port" -> flags.put("http.port", arguments[++i]);
        case "--insecure" -> flags.put("http.insecure", "true");
        default -> {
          String[] pair = arguments[i].split("=", 2);
          flags.put(pair[0], pair[1]);
        }
      }
    }
    try {
      NodeConfig config = ConfigLoader.loadProcess(null, flags).config();
      Logging.apply(config.telemetry());
      Node node = Node.start(config);
      SignalDrain.install(node);
      node.key().ifPresent(key -> System.err.println("key: " + key));
      node.awaitStop();
    } catch (ConfigException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
