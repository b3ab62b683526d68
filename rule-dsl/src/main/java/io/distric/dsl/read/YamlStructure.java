package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.SourceText;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** YAML as events, by the core schema of YAML 1.2; no tree is kept. Confined to one thread. */
final class YamlStructure implements StructureReader {

  private static final String TEXT = "tag:yaml.org,2002:str";
  private static final Set<String> TAGS =
      Set.of(
          "!",
          TEXT,
          "tag:yaml.org,2002:int",
          "tag:yaml.org,2002:float",
          "tag:yaml.org,2002:bool",
          "tag:yaml.org,2002:null",
          "tag:yaml.org,2002:map",
          "tag:yaml.org,2002:seq");

  /** Characters that the parser reads at once; for one rule it need not make room for many. */
  private static final int BUFFER_MIN = 1 << 10;

  private static final int BUFFER_MAX = 1 << 16;

  private final SourceText source;
  private final StreamReader reader;
  private final ParserImpl parser;
  private YamlComments comments = new YamlComments();
  private org.snakeyaml.engine.v2.events.@Nullable Event event;

  YamlStructure(SourceText source) {
    this.source = source;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.clamp(source.text().length(), BUFFER_MIN, BUFFER_MAX))
            .setParseComments(source.text().indexOf('#') >= 0)
            .build();
    this.reader = new StreamReader(settings, new StringReader(source.text()));
    this.parser = new ParserImpl(settings, reader);
  }

  /**
   * A reader that goes on where another stopped.
   *
   * @param source the same as the other's
   * @param told events that the other told
   * @param comments that it came across and was not asked for
   */
  YamlStructure(SourceText source, int told, YamlComments comments) throws MalformedSource {
    this(source);
    for (int i = 0; i < told; i++) {
      next();
    }
    this.comments = comments;
  }

  @Override
  public Event next() throws MalformedSource {
    try {
      while (parser.hasNext()) {
        org.snakeyaml.engine.v2.events.Event next = parser.next();
        event = next;
        switch (next.getEventId()) {
          case StreamStart, StreamEnd, DocumentStart, DocumentEnd -> {}
          case Comment -> comment((CommentEvent) next);
          case MappingStart -> {
            return tagged(((CollectionStartEvent) next).getTag(), Event.FIELDS);
          }
          case SequenceStart -> {
            return tagged(((CollectionStartEvent) next).getTag(), Event.ITEMS);
          }
          case MappingEnd -> {
            return Event.END_FIELDS;
          }
          case SequenceEnd -> {
            return Event.END_ITEMS;
          }
          case Scalar -> {
            return tagged(((ScalarEvent) next).getTag(), Event.SCALAR);
          }
          case Alias -> throw alias((AliasEvent) next);
        }
      }
      return Event.END;
    } catch (YamlEngineException e) {
      throw malformed(e);
    } catch (NumberFormatException e) {
      throw YamlFault.escape(reader.getMark());
    }
  }

  @Override
  public List<Comment> comments() {
    return comments.take();
  }

  @Override
  public List<Comment> commentsBehind() {
    return comments.takeBehind();
  }

  private void comment(CommentEvent comment) {
    switch (comment.getCommentType()) {
      case BLANK_LINE -> {}
      case IN_LINE -> comments.behind(comment.getValue());
      case BLOCK ->
          comments.above(comment.getStartMark().map(Mark::getLine).orElse(0), comment.getValue());
    }
  }

  @Override
  public Span span() {
    return span(event);
  }

  @Override
  public String text() {
    return scalar().getValue();
  }

  @Override
  public Optional<Value> value() {
    ScalarEvent scalar = scalar();
    String tag = scalar.getTag().orElse("");
    boolean text = tag.equals("!") || tag.equals(TEXT) || (tag.isEmpty() && !scalar.isPlain());
    return text
        ? Optional.of(new Value.Text(scalar.getValue()))
        : CoreSchema.resolve(scalar.getValue());
  }

  @Override
  public Placement placement() {
    ScalarEvent scalar = scalar();
    Span whole = span();
    int quotes = scalar.isPlain() ? 0 : 1;
    if (scalar.getScalarStyle() == ScalarStyle.LITERAL) {
      return literal(whole, scalar.getStartMark());
    }
    return Placement.of(whole, scalar.getValue(), quotes);
  }

  /** The block's indent stands in no event; the line below its head shows it. */
  private static Placement literal(Span whole, Optional<Mark> start) {
    if (start.isEmpty()) {
      return Placement.inexact(whole);
    }
    int[] buffer = start.get().getBuffer();
    int at = start.get().getPointer();
    while (at < buffer.length && buffer[at] != '\n') {
      at++;
    }
    int first = at + 1;
    int text = first;
    while (text < buffer.length && buffer[text] == ' ') {
      text++;
    }
    int indent = text - first;
    return text < buffer.length
        ? new Placement(whole, true, whole.line() + 1, indent + 1, indent)
        : Placement.inexact(whole);
  }

  private Event tagged(Optional<String> tag, Event event) throws MalformedSource {
    if (tag.isPresent() && !TAGS.contains(tag.get())) {
      throw new MalformedSource(
          DiagnosticCode.MALFORMED_FILE,
          span(),
          "the tag '" + tag.get() + "' is not read",
          "leave it out");
    }
    return event;
  }

  private MalformedSource alias(AliasEvent alias) {
    return new MalformedSource(
        DiagnosticCode.ALIAS,
        span(alias),
        "the alias '*" + alias.getAlias() + "' is not read",
        "write the value out, or name it under constants and write {ref: NAME}");
  }

  private MalformedSource malformed(YamlEngineException e) {
    return switch (e) {
      case MarkedYamlEngineException marked -> YamlFault.of(marked);
      case ReaderException unreadable -> YamlFault.unreadable(unreadable, source.text());
      default ->
          new MalformedSource(
              DiagnosticCode.MALFORMED_FILE, span(), "this is no YAML", "check the lines above");
    };
  }

  private ScalarEvent scalar() {
    if (event instanceof ScalarEvent scalar) {
      return scalar;
    }
    throw new IllegalStateException("asked for a scalar at " + event);
  }

  private static Span span(org.snakeyaml.engine.v2.events.@Nullable Event event) {
    if (event == null) {
      return Span.NONE;
    }
    Optional<Mark> start = event.getStartMark();
    Optional<Mark> end = event.getEndMark();
    if (start.isEmpty() || end.isEmpty()) {
      return Span.NONE;
    }
    return new Span(
        start.get().getLine() + 1,
        start.get().getColumn() + 1,
        end.get().getLine() + 1,
        end.get().getColumn() + 1);
  }
}
