package io.distric.dsl.read;

import io.distric.dsl.source.DiagnosticCode;
import io.distric.dsl.source.Diagnostics;
import io.distric.dsl.source.Span;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers events into nodes, one declaration at a time. */
final class NodeReader {

  /** The keys of a map with fewer are compared with each other, one by one. */
  private static final int FEW = 9;

  private final StructureReader source;
  private final ReadLimits limits;
  private final Diagnostics diagnostics;
  private final Notes notes;

  /** What the author has just written, and a comment behind it is about. */
  private Pointer last = Pointer.ROOT;

  NodeReader(StructureReader source, ReadLimits limits, Diagnostics diagnostics, Notes notes) {
    this.notes = notes;
    this.source = source;
    this.limits = limits;
    this.diagnostics = diagnostics;
  }

  /** The node that the event just read begins. */
  Node read(StructureReader.Event event, Pointer pointer) throws MalformedSource {
    return read(event, pointer, 0);
  }

  /** The scalar at the current event, as a key. */
  String key(StructureReader.Event event) throws MalformedSource {
    if (event == StructureReader.Event.SCALAR) {
      return source.text();
    }
    throw new MalformedSource(
        DiagnosticCode.MALFORMED_FILE,
        source.span(),
        "a list or a map stands where a key is due",
        "a template such as {{x}} has to stand in quotes");
  }

  /** Takes the comments up to the current event: each stands before a place, or behind the last. */
  void note(Pointer pointer) {
    for (StructureReader.Comment comment : source.comments()) {
      notes.add((comment.behind() ? last : pointer).path(), comment.lines());
    }
  }

  /** Takes only the comments behind what was read last, on its line. */
  void noteBehind() {
    for (StructureReader.Comment comment : source.commentsBehind()) {
      notes.add(last.path(), comment.lines());
    }
  }

  private Node read(StructureReader.Event event, Pointer pointer, int depth)
      throws MalformedSource {
    if (event == StructureReader.Event.SCALAR) {
      note(pointer);
    } else {
      // What stands before the first part of a map or a list is about that part.
      noteBehind();
    }
    if (depth > limits.depthMax()) {
      throw new MalformedSource(
          DiagnosticCode.TOO_DEEP,
          source.span(),
          "maps and lists are nested deeper than " + limits.depthMax(),
          "write the inner part as an expression or give it a name");
    }
    return switch (event) {
      case FIELDS -> fields(pointer, depth);
      case ITEMS -> items(pointer, depth);
      case SCALAR -> scalar(pointer);
      case END_FIELDS, END_ITEMS, END ->
          throw new IllegalStateException("no node begins with " + event);
    };
  }

  private Node fields(Pointer pointer, int depth) throws MalformedSource {
    Span start = source.span();
    List<Node.Member> members = new ArrayList<>();
    Map<String, Span> seen = Map.of();
    StructureReader.Event event = source.next();
    while (event != StructureReader.Event.END_FIELDS) {
      String key = key(event);
      Span keySpan = source.span();
      Pointer below = pointer.then(key);
      note(below);
      last = below;
      Node value = read(source.next(), below, depth + 1);
      if (members.size() == FEW) {
        seen = spans(members);
      }
      Span first = members.size() < FEW ? span(key, members) : seen.putIfAbsent(key, keySpan);
      if (first == null) {
        members.add(new Node.Member(key, keySpan, value));
      } else {
        diagnostics.error(
            DiagnosticCode.DUPLICATE_KEY,
            keySpan,
            below.toString(),
            "the key '" + key + "' stands in line " + first.line() + " already",
            "keep one of them");
      }
      event = source.next();
      if (event == StructureReader.Event.END_FIELDS) {
        noteBehind();
      }
    }
    return new Node.Fields(members, start, pointer);
  }

  private static @Nullable Span span(String key, List<Node.Member> members) {
    for (Node.Member member : members) {
      if (member.key().equals(key)) {
        return member.keySpan();
      }
    }
    return null;
  }

  private static Map<String, Span> spans(List<Node.Member> members) {
    Map<String, Span> spans = new HashMap<>();
    members.forEach(member -> spans.put(member.key(), member.keySpan()));
    return spans;
  }

  private Node items(Pointer pointer, int depth) throws MalformedSource {
    Span start = source.span();
    List<Node> elements = new ArrayList<>();
    StructureReader.Event event = source.next();
    while (event != StructureReader.Event.END_ITEMS) {
      elements.add(read(event, pointer.then(elements.size()), depth + 1));
      event = source.next();
      if (event == StructureReader.Event.END_ITEMS) {
        noteBehind();
      }
    }
    return new Node.Items(elements, start, pointer);
  }

  private Node scalar(Pointer pointer) {
    last = pointer;
    Placement placement = source.placement();
    Value value = source.value().orElseGet(() -> beyondLimits(pointer));
    return new Node.Scalar(value, placement, pointer);
  }

  private Value beyondLimits(Pointer pointer) {
    diagnostics.error(
        DiagnosticCode.NUMBER_RANGE,
        source.span(),
        pointer.toString(),
        "the number " + source.text() + " is beyond the limits",
        "numbers have at most 100 digits and 400 places; a text stands in quotes");
    return Value.Null.NULL;
  }
}
