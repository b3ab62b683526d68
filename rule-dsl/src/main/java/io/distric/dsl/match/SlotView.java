package io.distric.dsl.match;

import io.distric.dsl.value.Json;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message in slots, with what rules have changed in it. */
final class SlotView implements MessageView {

  private final Matcher owner;
  private final DecoderLimits limits;
  private final PathTrie trie;
  private final Slots slots;
  private final JsonDecoder decoder;
  private final BitSet reads;
  private final SegmentScratch[] scratches;
  private final int[] next;
  private boolean stale;
  private final Edits edits = new Edits();
  private byte[] bytes = {};
  private int offset;
  private int length;
  private @Nullable String type;

  SlotView(
      Matcher owner,
      DecoderLimits limits,
      PathTrie trie,
      BitSet reads,
      SegmentScratch[] scratches) {
    this.owner = owner;
    this.limits = limits;
    this.trie = trie;
    this.reads = reads;
    this.scratches = scratches;
    this.next = new int[scratches.length];
    this.slots = new Slots(trie.size());
    this.decoder = new JsonDecoder(limits, trie, slots);
  }

  @Override
  public void readJson(byte[] source, int from, int count, long now, @Nullable String declaredType)
      throws MalformedMessage {
    bytes = source;
    offset = from;
    length = count;
    type = declaredType;
    slots.begin(source, now);
    edits.begin(source, from, count);
    stale = false;
    decoder.read(source, from, count);
    checkMessageId();
  }

  @Override
  public @Nullable String messageId() {
    return slots.kind(SlotTable.MESSAGE_ID) == Slots.MISSING
        ? null
        : slots.string(SlotTable.MESSAGE_ID);
  }

  /** The matcher that can match it. */
  Matcher owner() {
    return owner;
  }

  PathTrie trie() {
    return trie;
  }

  Slots slots() {
    return slots;
  }

  /** One for each layer of the matcher. */
  SegmentScratch[] scratches() {
    return scratches;
  }

  /** The next rule of each layer. */
  int[] next() {
    return next;
  }

  /** Whether a rule has changed what conditions read since the matches were found. */
  boolean isStale() {
    return stale;
  }

  void isFound() {
    stale = false;
  }

  @Nullable String type() {
    return type;
  }

  boolean isEdited() {
    return edits.any();
  }

  List<Matches.Edit> edits() {
    return edits.all();
  }

  /** The message as it is now, JSON in UTF-8. */
  byte[] payload() {
    return edits.any()
        ? Json.write(edits.tree())
        : Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /** Sets a field, or removes it if the value is missing. Later rules see it so. */
  void edit(List<String> path, Value value) {
    Value json = Edits.asJson(value);
    edits.add(path, json);
    String first = path.getFirst();
    int[] related = trie.under(first);
    if (related.length == 0) {
      return;
    }
    Value root = path.size() == 1 ? json : Paths.field(edits.tree(), first);
    for (int slot : related) {
      slots.set(slot, below(root, trie.steps(slot)));
      stale |= reads.get(slot);
    }
  }

  private static Value below(Value root, Object[] steps) {
    Value value = root;
    for (int i = 1; i < steps.length; i++) {
      value =
          steps[i] instanceof String name
              ? Paths.field(value, name)
              : Paths.element(value, (int) steps[i]);
    }
    return value;
  }

  private void checkMessageId() throws MalformedMessage {
    byte kind = slots.kind(SlotTable.MESSAGE_ID);
    if (kind == Slots.MISSING) {
      return;
    }
    if (kind != Slots.TEXT && kind != Slots.OWN_TEXT) {
      throw messageId("message_id is no text");
    }
    int size = slots.to(SlotTable.MESSAGE_ID) - slots.from(SlotTable.MESSAGE_ID);
    if (size == 0) {
      throw messageId("message_id is empty");
    }
    if (size > limits.messageIdMax()) {
      String id = slots.string(SlotTable.MESSAGE_ID);
      int points = id.codePointCount(0, id.length());
      if (points > limits.messageIdMax()) {
        throw messageId(
            "message_id has " + points + " characters, " + limits.messageIdMax() + " are allowed");
      }
    }
  }

  private static MalformedMessage messageId(String problem) {
    return new MalformedMessage(MalformedMessage.Kind.MESSAGE_ID, problem, 0, "/message_id");
  }
}
