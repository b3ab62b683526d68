package io.distric.verticle.cli;

import io.distric.config.LoadedConfig;
import io.distric.config.Origin;
import io.distric.protocol.JsonText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code distric config show|validate}. */
@Command(description = "Shows or validates the configuration that a node would have here.")
final class ConfigCommand implements Callable<Integer> {

  /** What to do. */
  enum Verb {
    /** Print it. */
    show,
    /** Only say whether it can be used. */
    validate
  }

  @Mixin private final NodeFlags flags = new NodeFlags();
  @Mixin private final OutputOption output = new OutputOption();

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Verb verb = Verb.show;

  @Option(names = "--effective", description = "All keys, not only those that are set.")
  private boolean effective;

  @Option(names = "--origin", description = "Say where each value is from.")
  private boolean origin;

  private final Session session;

  private ConfigCommand(Session session) {
    this.session = session;
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ConfigCommand(session));
  }

  @Override
  public Integer call() throws Exception {
    LoadedConfig loaded = flags.load(Map.of());
    switch (verb) {
      case validate -> session.terminal().print("the configuration can be used");
      case show -> show(loaded);
    }
    return ExitCode.OK;
  }

  private void show(LoadedConfig loaded) {
    List<LoadedConfig.Setting> settings =
        loaded.effective().stream()
            .filter(setting -> effective || !setting.origin().equals(Origin.DEFAULT))
            .toList();
    if (output.json()) {
      session.terminal().print(json(settings));
      return;
    }
    Table table = origin ? new Table("KEY", "VALUE", "FROM") : new Table("KEY", "VALUE");
    for (LoadedConfig.Setting setting : settings) {
      if (origin) {
        table.row(setting.key(), setting.value(), setting.origin().toString());
      } else {
        table.row(setting.key(), setting.value());
      }
    }
    table.print(session.terminal());
  }

  private static String json(List<LoadedConfig.Setting> settings) {
    JsonText out = new JsonText(4096);
    out.object();
    for (LoadedConfig.Setting setting : settings) {
      out.name(setting.key()).object().name("value").text(setting.value());
      out.name("from").text(setting.origin().toString()).endObject();
    }
    return out.endObject().toString();
  }
}
