package io.distric.dsl.match;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** A test of a slot that is more than a comparison of codes or of doubles. Immutable. */
sealed interface SlotPredicate {

  /** Its {@link Truth}. */
  int truth(Slots slots);

  /** Whether it costs enough to be remembered for the rest of the message. */
  default boolean isDear() {
    return false;
  }

  static SlotPredicate of(Literal literal) {
    int slot = literal.slot();
    return switch (literal.test()) {
      case Literal.Test.Begins(var head) -> new Begins(slot, utf8(head));
      case Literal.Test.Ends(var tail) -> new Ends(slot, utf8(tail));
      case Literal.Test.Contains(var part) -> new Contains(slot, utf8(part), new Value.Text(part));
      case Literal.Test.Found(var pattern, _) -> new Found(slot, pattern);
      case Literal.Test.OneOf _ -> new Textual();
      case Literal.Test.Is(var state) -> new Is(slot, state);
      case Literal.Test.Range(var low, var lowOpen, var high, var highOpen) ->
          new Within(slot, low, lowOpen, high, highOpen);
      case Literal.Test.Equal(var constant) -> new Same(slot, constant);
      case Literal.Test.In(var constants) -> new Among(slot, new Value.Items(constants));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** For what no code tells apart. */
  record Same(int slot, Value constant) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return Comparison.equal(slots.value(slot), constant);
    }
  }

  /** For what no code tells apart. */
  record Among(int slot, Value.Items constants) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return Comparison.in(slots.value(slot), constants);
    }
  }

  record Begins(int slot, byte[] head) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return SlotTests.startsWith(slots, slot, head);
    }
  }

  record Ends(int slot, byte[] tail) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return SlotTests.endsWith(slots, slot, tail);
    }
  }

  record Contains(int slot, byte[] part, Value.Text same) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return SlotTests.contains(slots, slot, part, same);
    }

    @Override
    public boolean isDear() {
      return true;
    }
  }

  record Found(int slot, TextPattern pattern) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return SlotTests.matches(slots, slot, pattern);
    }

    @Override
    public boolean isDear() {
      return true;
    }
  }

  /** Told by the bytes of a text, and true of nothing else. */
  record Textual() implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return Truth.FALSE;
    }
  }

  record Is(int slot, Expr.Presence state) implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      return switch (state) {
        case MISSING -> SlotTests.isMissing(slots, slot);
        case PRESENT -> SlotTests.isPresent(slots, slot);
        case NULL -> SlotTests.isNull(slots, slot);
      };
    }
  }

  /** A range whose bounds have many digits. */
  record Within(
      int slot,
      @org.jspecify.annotations.Nullable BigDecimal low,
      boolean lowOpen,
      @org.jspecify.annotations.Nullable BigDecimal high,
      boolean highOpen)
      implements SlotPredicate {
    @Override
    public int truth(Slots slots) {
      byte kind = slots.kind(slot);
      if (kind != Slots.NUMBER && kind != Slots.VALUE
          || !(slots.value(slot) instanceof Value.Num(var number))) {
        return Truth.UNKNOWN;
      }
      int above = low == null ? 1 : number.compareTo(low);
      int below = high == null ? -1 : number.compareTo(high);
      return Truth.of(
          (above > 0 || above == 0 && !lowOpen) && (below < 0 || below == 0 && !highOpen));
    }
  }
}
