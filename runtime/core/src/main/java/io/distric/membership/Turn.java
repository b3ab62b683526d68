package io.distric.membership;

import java.util.List;

/** The step under way: its time, and what it wants done. Shared by the parts of a machine. */
final class Turn {

  long now;

  /** Who says what is taken in; empty where this member asked for it itself. */
  String teller = "";

  private List<Effect> effects = List.of();

  void begin(long time, List<Effect> sink) {
    now = time;
    effects = sink;
    teller = "";
  }

  void end() {
    effects = List.of();
  }

  void emit(Effect effect) {
    effects.add(effect);
  }

  void raise(MemberEvent event) {
    effects.add(new Effect.Raise(event));
  }
}
