package io.distric.dsl.read;

import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * YAML as events. What catalogs are made of is read here, in a fraction of the time that a reader
 * of all YAML takes, most of which in a new JVM is its own compilation; from the first line that
 * holds more, {@link YamlStructure} goes on. Confined to one thread.
 */
final class UsualYaml implements StructureReader {

  private final SourceText source;
  private final YamlLines lines;
  private final YamlEvents events;
  private final SeenTexts seen = new SeenTexts();
  private final YamlComments comments = new YamlComments();
  private int event = -1;
  private String text = "";

  /** Events that were told up to the line before. */
  private int told;

  private @Nullable YamlStructure all;

  UsualYaml(SourceText source) {
    this.source = source;
    this.lines = new YamlLines(source.text());
    this.events = lines.events();
  }

  @Override
  public Event next() throws MalformedSource {
    if (all != null) {
      return all.next();
    }
    event++;
    while (event == events.size()) {
      if (lines.ended()) {
        event--;
        return Event.END;
      }
      told += events.size();
      event = 0;
      if (!lines.next()) {
        all = new YamlStructure(source, told, comments);
        return all.next();
      }
      lines.remarks().forEach(this::comment);
    }
    return switch (events.kind(event)) {
      case FIELDS -> Event.FIELDS;
      case END_FIELDS -> Event.END_FIELDS;
      case ITEMS -> Event.ITEMS;
      case END_ITEMS -> Event.END_ITEMS;
      case PLAIN, QUOTED, SINGLE, DOUBLE -> {
        text = characters();
        yield Event.SCALAR;
      }
    };
  }

  /** Whether all so far was read here. */
  boolean isUsual() {
    return all == null;
  }

  /** How many events were told up to the line before. */
  int told() {
    return told;
  }

  private void comment(YamlLines.Remark remark) {
    if (remark.behind()) {
      comments.behind(remark.text());
    } else {
      comments.above(remark.line(), remark.text());
    }
  }

  private String characters() {
    int from = events.start(event);
    int to = from + events.length(event);
    return switch (events.kind(event)) {
      case QUOTED -> seen.of(lines.text(), from + 1, to - 1);
      case SINGLE -> lines.text().substring(from + 1, to - 1).replace("''", "'");
      case DOUBLE -> unescaped(lines.text().substring(from + 1, to - 1));
      default -> seen.of(lines.text(), from, to);
    };
  }

  private static String unescaped(String escaped) {
    StringBuilder characters = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        i++;
        c =
            switch (escaped.charAt(i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              default -> escaped.charAt(i);
            };
      }
      characters.append(c);
    }
    return characters.toString();
  }

  @Override
  public Span span() {
    if (all != null) {
      return all.span();
    }
    int line = events.line(event) + 1;
    int column = events.column(event) + 1;
    return new Span(line, column, line, column + events.length(event));
  }

  @Override
  public Optional<Value> value() {
    if (all != null) {
      return all.value();
    }
    return isPlain() ? CoreSchema.resolve(text) : Optional.of(new Value.Text(text));
  }

  @Override
  public String text() {
    return all != null ? all.text() : text;
  }

  @Override
  public Placement placement() {
    if (all != null) {
      return all.placement();
    }
    return Placement.of(span(), text, isPlain() ? 0 : 1);
  }

  private boolean isPlain() {
    return events.kind(event) == YamlEvents.Kind.PLAIN;
  }

  @Override
  public List<Comment> comments() {
    return comments.take();
  }

  @Override
  public List<Comment> commentsBehind() {
    return comments.takeBehind();
  }
}
