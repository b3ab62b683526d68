package io.distric.dsl.match;

/**
 * Slots of one message that hold something or did, each once. Those that a number came to first are
 * kept apart from the others, so that branches are guessed. Confined to one thread.
 */
final class FilledSlots {

  private final int[] numbers;
  private final int[] others;
  private int numberCount;
  private int otherCount;

  /** Room for all of so many slots. */
  FilledSlots(int size) {
    numbers = new int[size];
    others = new int[size];
  }

  void clear() {
    numberCount = 0;
    otherCount = 0;
  }

  /** Adds a slot that a number came to. */
  void addNumber(int slot) {
    numbers[numberCount++] = slot;
  }

  /** Adds a slot that something else came to. */
  void addOther(int slot) {
    others[otherCount++] = slot;
  }

  /** How many slots a number came to first. */
  int numbers() {
    return numberCount;
  }

  /** One of them, which may hold something else by now. */
  int number(int position) {
    return numbers[position];
  }

  /** How many slots something else came to first. */
  int others() {
    return otherCount;
  }

  /** One of them, which may hold a number by now. */
  int other(int position) {
    return others[position];
  }

  /** Whether a slot is listed. */
  boolean has(int slot) {
    for (int i = 0; i < numberCount; i++) {
      if (numbers[i] == slot) {
        return true;
      }
    }
    for (int i = 0; i < otherCount; i++) {
      if (others[i] == slot) {
        return true;
      }
    }
    return false;
  }
}
