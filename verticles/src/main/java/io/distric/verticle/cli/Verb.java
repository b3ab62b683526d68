package io.distric.verticle.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * The first word of a command line. Only the command that is asked for is built: the model of all
 * of them would cost every start a tenth of a second.
 */
enum Verb {
  DEMO("Run", "run the payments example end to end and check every message", DemoCommand::line),
  DEV("Run", "run a node with all roles on this machine", DevCommand::line),
  GOSSIP("Run", "join as a bare member and print what becomes of members", GossipCommand::line),
  RUN("Run", "run a verticle with Vert.x's application launcher", RunCommand::line),
  LOAD("Run", "send messages at a rate and print a latency histogram", LoadCommand::line),
  INIT("Author", "begin a folder of rules that can be checked and tested", InitCommand::line),
  CHECK("Author", "check rules and workflows without a node", CheckCommand::line),
  FMT("Author", "format files of rules and workflows", FormatCommand::line),
  CONVERT("Author", "spell rules and workflows as the language, YAML, JSON", ConvertCommand::line),
  LINT("Author", "find what is probably not meant so in rules", LintCommand::line),
  EXPLAIN("Author", "say why rules match a message, or do not", ExplainCommand::line),
  EVAL("Author", "evaluate rules on messages without a node", EvalCommand::line),
  TEST("Author", "run the tests beside rules", TestCommand::line),
  DIFF("Author", "show what two sets of rules differ in", DiffCommand::line),
  SCHEMA("Author", "print the JSON Schema of rules for editors", SchemaCommand::line),
  BENCH("Author", "measure rules on messages without a node", BenchCommand::line),
  LSP("Author", "serve an editor by the language server protocol", LspCommand::line),
  APPLY("Catalog", "apply a folder of rules and workflows to a node", ApplyCommand::line),
  GET("Catalog", "list rules or workflows", GetCommand::line),
  CATALOG("Catalog", "show catalog versions, roll back", CatalogCommand::line),
  MESSAGE("Messages", "send messages, watch what becomes of them", MessageCommand::line),
  INSTANCE("Work", "list and show workflow instances", WorkCommand::instances),
  TASK("Work", "list and show tasks", WorkCommand::tasks),
  CLUSTER("Cluster", "show the cluster's state and nodes", ClusterCommand::line),
  SIMULATE("Cluster", "simulate the gossip of many members, from a seed", SimulateCommand::line),
  CONFIG("Cluster", "show or validate the configuration", ConfigCommand::line),
  HELP("Other", "explain a command or a code such as DC-1011 or R204", HelpCommand::line),
  VERSION("Other", "print the version", VersionCommand::line),
  ECHO_SERVER("", "answer every request with its body, to compare with", EchoCommand::line),
  TRAIN("", "run what nodes do most, for the ahead-of-time cache of the JVM", TrainCommand::line);

  private final String group;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
  private final Function<Session, CommandLine> line;

  Verb(String group, String description, Function<Session, CommandLine> line) {
    this.group = group;
    this.description = description;
    this.line = line;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Under which headline it is listed; empty: not at all. */
  String group() {
    return group;
  }

  String description() {
    return description;
  }

  CommandLine line(Session session) {
    CommandLine made = line.apply(session);
    if (this != RUN) {
      // Its words belong to another parser, which has a help of its own.
      made.addMixin("help", new HelpOption());
    }
    made.setCommandName("distric " + word());
    return made;
  }

  static Optional<Verb> find(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }
}
