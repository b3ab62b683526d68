package io.distric.dsl.match;

import static io.distric.dsl.value.MalformedJson.Kind.DUPLICATE_KEY;
import static io.distric.dsl.value.MalformedJson.Kind.SYNTAX;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_DEEP;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_LARGE;

import io.distric.dsl.value.JsonScanner;
import io.distric.dsl.value.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * The one decoder of JSON messages: a single pass that validates every byte and fills the slots of
 * those fields that some rule reads. Confined to one thread.
 */
final class JsonDecoder {

  private final DecoderLimits limits;
  private final PathTrie.Node root;
  private final Slots slots;
  private final JsonScanner scanner = new JsonScanner();
  private final KeyTable keys;

  /** What is open at each depth: where the key stands, or the complement of a list's position. */
  private final int[] open;

  private int depth;
  private int elements;

  JsonDecoder(DecoderLimits limits, PathTrie trie, Slots slots) {
    this.limits = limits;
    this.root = trie.root();
    this.keys = new KeyTable(trie.places());
    this.slots = slots;
    this.open = new int[limits.depthMax() + 2];
  }

  void read(byte[] bytes, int offset, int length) throws MalformedMessage {
    scanner.reset(bytes, offset, length, limits.stringBytesMax());
    keys.begin(bytes);
    depth = 0;
    elements = 0;
    try {
      int first = scanner.peek();
      if (first == '{') {
        elements++;
        container(first, root);
      } else {
        value(null, PathTrie.Node.NONE);
      }
      if (scanner.peek() >= 0) {
        throw scanner.fault(SYNTAX, "expected the end, but found " + scanner.found());
      }
      if (first != '{') {
        throw new MalformedMessage(
            MalformedMessage.Kind.NOT_AN_OBJECT, "a message is an object of JSON", 0, "");
      }
    } catch (MalformedJson e) {
      throw OpenPath.refuse(e, bytes, open, depth);
    }
  }

  /** Reads the value of a child of a node, or of a place that nobody asks for. */
  private void value(PathTrie.@Nullable Node parent, int child) throws MalformedJson {
    if (++elements > limits.elementsMax()) {
      throw scanner.fault(
          TOO_LARGE, "the message has more than " + limits.elementsMax() + " values");
    }
    int slot = parent == null || child < 0 ? -1 : parent.slot(child);
    int first = scanner.peek();
    switch (first) {
      case '"' -> {
        scanner.text();
        if (slot >= 0) {
          slots.setText(slot, scanner);
        }
      }
      case '{', '[' -> {
        int from = scanner.position();
        container(first, parent == null || child < 0 ? null : parent.node(child));
        if (slot >= 0) {
          slots.setRaw(slot, from, scanner.position());
        }
      }
      case 't' -> word("true", slot, Slots.TRUE);
      case 'f' -> word("false", slot, Slots.FALSE);
      case 'n' -> word("null", slot, Slots.NULL);
      default -> number(first, slot);
    }
  }

  private void container(int first, PathTrie.@Nullable Node node) throws MalformedJson {
    if (depth >= limits.depthMax()) {
      throw scanner.fault(TOO_DEEP, "nested deeper than " + limits.depthMax() + " levels");
    }
    scanner.skip();
    open[++depth] = OpenPath.NOTHING;
    if (first == '{') {
      object(node);
    } else {
      list(node);
    }
    depth--;
  }

  private void object(PathTrie.@Nullable Node node) throws MalformedJson {
    int object = keys.open();
    int next = scanner.peek();
    if (next == '}') {
      scanner.skip();
      return;
    }
    while (true) {
      if (next != '"') {
        throw scanner.fault(SYNTAX, "expected a key in quotes, but found " + scanner.found());
      }
      int at = scanner.position();
      open[depth] = OpenPath.NOTHING;
      long hash = scanner.key();
      open[depth] = at;
      int child = node == null ? PathTrie.Node.NONE : node.child(hash, scanner);
      boolean added =
          node == null || child < 0
              ? keys.add(object, hash, scanner)
              : keys.add(object, node.number(child));
      if (!added) {
        String key = scanner.string();
        throw scanner.fault(DUPLICATE_KEY, "the key '" + key + "' is there twice", at);
      }
      scanner.expect(':');
      value(node, child);
      if (!more('}')) {
        return;
      }
      next = scanner.peek();
    }
  }

  private void list(PathTrie.@Nullable Node node) throws MalformedJson {
    if (scanner.peek() == ']') {
      scanner.skip();
      return;
    }
    int position = 0;
    do {
      open[depth] = ~position;
      value(node, node == null ? PathTrie.Node.NONE : node.element(position));
      position++;
    } while (more(']'));
  }

  private boolean more(char close) throws MalformedJson {
    int next = scanner.peek();
    if (next != ',' && next != close) {
      String wanted = "expected ',' or '" + close + "', but found ";
      throw scanner.fault(SYNTAX, wanted + scanner.found());
    }
    scanner.skip();
    return next == ',';
  }

  private void word(String word, int slot, byte kind) throws MalformedJson {
    scanner.word(word);
    if (slot >= 0) {
      slots.setKind(slot, kind);
    }
  }

  private void number(int first, int slot) throws MalformedJson {
    if (first != '-' && (first < '0' || first > '9')) {
      throw scanner.fault(SYNTAX, "expected a value, but found " + scanner.found());
    }
    scanner.number();
    if (slot < 0) {
      return;
    }
    if (scanner.isShort()) {
      slots.setNumber(slot, scanner.digits(), scanner.scale());
    } else {
      slots.setNumber(slot, scanner.decimal());
    }
  }
}
