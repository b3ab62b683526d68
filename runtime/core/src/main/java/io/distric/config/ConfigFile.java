package io.distric.config;

import io.distric.config.ConfigException.Fault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a configuration file: sections with keys, and nothing deeper. */
final class ConfigFile {

  private final Path file;
  private final String name;
  private final ConfigSettings settings;
  private final List<Fault> faults;

  ConfigFile(Path file, ConfigSettings settings, List<Fault> faults) {
    this.file = file;
    this.name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
    this.settings = settings;
    this.faults = faults;
  }

  void read() {
    try {
      LoadSettings load = LoadSettings.builder().setLabel(name).build();
      Optional<Node> root = new Compose(load).composeString(Files.readString(file));
      root.ifPresent(this::sections);
    } catch (NoSuchFileException e) {
      fault(file.toString(), "no such file", name);
    } catch (CharacterCodingException e) {
      fault(file.toString(), "must be UTF-8", name);
    } catch (IOException e) {
      fault(file.toString(), "cannot be read: " + e.getMessage(), name);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      fault(file.toString(), "is not YAML: " + e.getProblem(), name + ":" + line);
    } catch (YamlEngineException e) {
      fault(file.toString(), "is not YAML: " + e.getMessage(), name);
    }
  }

  private void sections(Node root) {
    if (!(root instanceof MappingNode sections)) {
      if (!(root instanceof ScalarNode scalar && scalar.getValue().isEmpty())) {
        fault(file.toString(), "must hold sections, such as http:", place(root));
      }
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple section : sections.getValue()) {
      String key = text(section.getKeyNode());
      if (!seen.add(key)) {
        fault(key, "section stands twice", place(section.getKeyNode()));
      }
      keys(key, section.getValueNode());
    }
  }

  private void keys(String section, Node node) {
    if (node instanceof ScalarNode scalar && isNull(scalar)) {
      return;
    }
    if (!(node instanceof MappingNode keys)) {
      fault(section, "must be a section with keys below it", place(node));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : keys.getValue()) {
      String dotted = section + "." + text(tuple.getKeyNode());
      String place = place(tuple.getKeyNode());
      if (!seen.add(dotted)) {
        fault(dotted, "key stands twice", place);
      } else if (tuple.getValueNode() instanceof ScalarNode value) {
        String text = isNull(value) ? "" : value.getValue();
        settings.set(dotted, text, new Origin(Origin.Kind.FILE, place));
      } else {
        fault(dotted, "must be a single value", place);
      }
    }
  }

  private static boolean isNull(ScalarNode scalar) {
    return scalar.isPlain() && Set.of("", "~", "null").contains(scalar.getValue());
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : node.toString();
  }

  private String place(Node node) {
    return name + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private void fault(String subject, String sentence, String origin) {
    faults.add(new Fault(subject, sentence, origin));
  }
}
