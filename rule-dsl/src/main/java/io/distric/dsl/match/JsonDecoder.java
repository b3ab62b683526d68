package io.distric.dsl.match;

import static io.distric.dsl.value.MalformedJson.Kind.DUPLICATE_KEY;
import static io.distric.dsl.value.MalformedJson.Kind.SYNTAX;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_DEEP;
import static io.distric.dsl.value.MalformedJson.Kind.TOO_LARGE;

import io.distric.dsl.value.JsonScanner;
import io.distric.dsl.value.JsonWords;
import io.distric.dsl.value.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * The one decoder of JSON messages: a single pass that validates every byte and fills the slots of
 * those fields that some rule reads. Confined to one thread.
 */
final class JsonDecoder {

  /** What the usual way says of a member that has to be read step by step. */
  private static final int NOT_USUAL = -1;

  private final DecoderLimits limits;
  private final PathTrie.Node root;
  private final Slots slots;
  private final JsonScanner scanner = new JsonScanner();
  private final KeyTable keys;

  /** What is open at each depth: where the key stands, or the complement of a list's position. */
  private final int[] open;

  private final int elementsMax;
  private final int textBytesMax;
  private byte[] bytes = {};
  private int end;
  private int depth;
  private int elements;

  JsonDecoder(DecoderLimits limits, PathTrie trie, Slots slots) {
    this.limits = limits;
    this.root = trie.root();
    this.keys = new KeyTable(trie.places());
    this.slots = slots;
    this.open = new int[limits.depthMax() + 2];
    this.elementsMax = limits.elementsMax();
    this.textBytesMax = limits.stringBytesMax();
  }

  void read(byte[] source, int offset, int length) throws MalformedMessage {
    scanner.reset(source, offset, length, textBytesMax);
    keys.begin(source);
    bytes = source;
    end = offset + length;
    depth = 0;
    elements = 0;
    try {
      int from = scanner.blank(offset);
      int behind;
      if (scanner.at(from) == '{') {
        elements++;
        behind = container(from, '{', root);
      } else {
        behind = value(from, null, PathTrie.Node.NONE);
      }
      int last = scanner.blank(behind);
      if (scanner.at(last) >= 0) {
        throw scanner.fault(SYNTAX, "expected the end, but found " + scanner.found(last), last);
      }
      if (scanner.at(from) != '{') {
        throw new MalformedMessage(
            MalformedMessage.Kind.NOT_AN_OBJECT, "a message is an object of JSON", 0, "");
      }
    } catch (MalformedJson e) {
      throw OpenPath.refuse(e, source, open, depth);
    }
  }

  /**
   * Reads the value of a child of a node, or of a place that nobody asks for; the position behind
   * it.
   */
  private int value(int from, PathTrie.@Nullable Node parent, int child) throws MalformedJson {
    if (++elements > elementsMax) {
      throw scanner.fault(TOO_LARGE, "the message has more than " + elementsMax + " values", from);
    }
    int slot = parent == null || child < 0 ? -1 : parent.slot(child);
    int p = scanner.blank(from);
    int first = scanner.at(p);
    return switch (first) {
      case '"' -> {
        int behind = scanner.text(p);
        if (slot >= 0) {
          slots.setText(slot, scanner);
        }
        yield behind;
      }
      case '{', '[' -> {
        int behind = container(p, first, parent == null || child < 0 ? null : parent.node(child));
        if (slot >= 0) {
          slots.setRaw(slot, p, behind);
        }
        yield behind;
      }
      case 't' -> word(p, "true", slot, Slots.TRUE);
      case 'f' -> word(p, "false", slot, Slots.FALSE);
      case 'n' -> word(p, "null", slot, Slots.NULL);
      default -> number(p, first, slot);
    };
  }

  private int container(int from, int first, PathTrie.@Nullable Node node) throws MalformedJson {
    if (depth >= limits.depthMax()) {
      throw scanner.fault(TOO_DEEP, "nested deeper than " + limits.depthMax() + " levels", from);
    }
    open[++depth] = OpenPath.NOTHING;
    int behind = first == '{' ? object(from + 1, node) : list(from + 1, node);
    depth--;
    return behind;
  }

  private int object(int from, PathTrie.@Nullable Node node) throws MalformedJson {
    int object = keys.open();
    int p = scanner.blank(from);
    if (scanner.at(p) == '}') {
      return p + 1;
    }
    while (true) {
      int behind = node == null ? NOT_USUAL : usualMember(p, node);
      if (behind == NOT_USUAL) {
        behind = member(p, node, object);
      } else {
        open[depth] = p;
      }
      int next = scanner.blank(behind);
      if (!isMore(next, '}')) {
        return next + 1;
      }
      p = scanner.blank(next + 1);
    }
  }

  /**
   * Reads a member whose key some rule reads, of a short key and a text or short number without
   * escapes or blanks before it; the position behind it. Leaves all others as they are, and those
   * with a fault: so it needs no more than the bytes at hand, which stay in registers.
   */
  private int usualMember(int quote, PathTrie.Node node) {
    byte[] source = bytes;
    int last = end - Long.BYTES;
    int p = quote + 1;
    if (p > last || source[quote] != '"' || elements >= elementsMax) {
      return NOT_USUAL;
    }
    long first = JsonWords.at(source, p);
    long rest = 0;
    long special = JsonWords.notPlain(first);
    int count = Long.numberOfTrailingZeros(special) >>> 3;
    if (special == 0) {
      p += Long.BYTES;
      if (p > last) {
        return NOT_USUAL;
      }
      rest = JsonWords.at(source, p);
      special = JsonWords.notPlain(rest);
      count = Long.numberOfTrailingZeros(special) >>> 3;
      rest = JsonWords.first(rest, count);
    } else {
      first = JsonWords.first(first, count);
    }
    p += count;
    int child = special == 0 ? PathTrie.Node.NONE : node.child(p - quote, first, rest);
    if (child < 0 || p + 2 > last || source[p] != '"' || source[p + 1] != ':') {
      return NOT_USUAL;
    }
    int slot = node.slot(child);
    if (slot < 0 || slots.kind(slot) != Slots.MISSING || p - quote - 1 > textBytesMax) {
      return NOT_USUAL;
    }
    p += 2;
    int behind = source[p] == '"' ? usualText(p, last, slot) : usualNumber(p, slot);
    if (behind != NOT_USUAL) {
      elements++;
    }
    return behind;
  }

  private int usualText(int quote, int last, int slot) {
    byte[] source = bytes;
    int p = quote + 1;
    long special = 0;
    while (p <= last && (special = JsonWords.notPlain(JsonWords.at(source, p))) == 0) {
      p += Long.BYTES;
    }
    p += Long.numberOfTrailingZeros(special) >>> 3;
    if (special == 0 || source[p] != '"' || p - quote - 1 > textBytesMax) {
      return NOT_USUAL;
    }
    slots.setText(slot, quote + 1, p);
    return p + 1;
  }

  private int usualNumber(int from, int slot) {
    long number = JsonWords.shortNumber(JsonWords.at(bytes, from));
    if (number == 0) {
      return NOT_USUAL;
    }
    slots.setNumber(slot, JsonWords.digits(number), JsonWords.scale(number));
    return from + JsonWords.length(number);
  }

  private int member(int quote, PathTrie.@Nullable Node node, int object) throws MalformedJson {
    if (scanner.at(quote) != '"') {
      throw scanner.fault(
          SYNTAX, "expected a key in quotes, but found " + scanner.found(quote), quote);
    }
    open[depth] = OpenPath.NOTHING;
    int colon = scanner.blank(scanner.key(quote));
    open[depth] = quote;
    int child = node == null ? PathTrie.Node.NONE : node.child(scanner);
    if (!isFirst(object, node, child)) {
      String key = scanner.string();
      throw scanner.fault(DUPLICATE_KEY, "the key '" + key + "' is there twice", quote);
    }
    if (scanner.at(colon) != ':') {
      throw scanner.fault(SYNTAX, "expected ':', but found " + scanner.found(colon), colon);
    }
    return value(colon + 1, node, child);
  }

  /** Whether an object did not have the key at hand before; a slot is that of no other place. */
  private boolean isFirst(int object, PathTrie.@Nullable Node node, int child) {
    if (node == null || child < 0) {
      return keys.add(object, scanner);
    }
    int slot = node.slot(child);
    return slot < 0 ? keys.add(object, node.number(child)) : slots.kind(slot) == Slots.MISSING;
  }

  private int list(int from, PathTrie.@Nullable Node node) throws MalformedJson {
    int next = scanner.blank(from);
    if (scanner.at(next) == ']') {
      return next + 1;
    }
    int p = from;
    int position = 0;
    do {
      open[depth] = ~position;
      int behind = value(p, node, node == null ? PathTrie.Node.NONE : node.element(position));
      next = scanner.blank(behind);
      p = next + 1;
      position++;
    } while (isMore(next, ']'));
    return p;
  }

  private boolean isMore(int at, char close) throws MalformedJson {
    int next = scanner.at(at);
    if (next != ',' && next != close) {
      String wanted = "expected ',' or '" + close + "', but found ";
      throw scanner.fault(SYNTAX, wanted + scanner.found(at), at);
    }
    return next == ',';
  }

  private int word(int from, String word, int slot, byte kind) throws MalformedJson {
    int behind = scanner.word(from, word);
    if (slot >= 0) {
      slots.setKind(slot, kind);
    }
    return behind;
  }

  private int number(int from, int first, int slot) throws MalformedJson {
    if (first != '-' && (first < '0' || first > '9')) {
      throw scanner.fault(SYNTAX, "expected a value, but found " + scanner.found(from), from);
    }
    int behind = scanner.number(from);
    if (slot >= 0) {
      if (scanner.isShort()) {
        slots.setNumber(slot, scanner.digits(), scanner.scale());
      } else {
        slots.setNumber(slot, scanner.decimal());
      }
    }
    return behind;
  }
}
