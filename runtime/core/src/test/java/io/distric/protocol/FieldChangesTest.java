package io.distric.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.dsl.match.Edits;
import io.distric.dsl.match.Matches;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldChangesTest {

  private static final Value ONE = Value.Num.of(1);
  private static final Value GONE = Value.Missing.MISSING;

  private static Value.Fields json(String text) {
    return (Value.Fields) Json.trusted(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Matches.Edit edit(Value value, String... path) {
    return new Matches.Edit(List.of(path), value);
  }

  /** What undoing makes of what the edits made. */
  private static String undone(Value.Fields sent, List<Matches.Edit> edits) {
    Value.Fields kept = sent;
    for (Matches.Edit edit : edits) {
      kept = Edits.applied(kept, edit.path(), edit.value());
    }
    Value.Fields before = FieldChanges.of(sent, edits).undo(kept);
    return new String(Json.write(before), StandardCharsets.UTF_8);
  }

  @Test
  void shouldTellTheMessageAsItWasSentWhereRulesOnlyAdded() {
    // given
    String sent = "{\"a\":{\"b\":2},\"n/o\":{}}";
    List<Matches.Edit> edits =
        List.of(
            edit(ONE, "x"), edit(ONE, "a", "c", "d"), edit(ONE, "n/o", "~"), edit(GONE, "absent"));

    // when
    FieldChanges changes = FieldChanges.of(json(sent), edits);

    // then
    assertEquals(List.of("/x", "/a/c", "/n~1o/~0"), changes.added());
    assertTrue(changes.lost().isEmpty(), changes::toString);
    assertEquals(sent, undone(json(sent), edits));
  }

  @Test
  void shouldNotBringBackWhatRulesOverwroteOrRemoved() {
    // given
    Value.Fields sent = json("{\"card\":{\"pan\":\"4111\"},\"amount\":7,\"note\":\"x\"}");
    List<Matches.Edit> edits =
        List.of(edit(GONE, "card", "pan"), edit(ONE, "amount"), edit(ONE, "note", "deep"));

    // when
    FieldChanges changes = FieldChanges.of(sent, edits);

    // then
    assertEquals(List.of("/card/pan", "/amount", "/note"), changes.lost());
    assertTrue(changes.added().isEmpty(), changes::toString);
    assertEquals("{\"card\":{},\"amount\":1,\"note\":{\"deep\":1}}", undone(sent, edits));
  }
}
