package io.distric.dsl.match;

import java.util.List;

/**
 * Which schema a message has: that of its declared type, else the first whose condition holds.
 *
 * @param names schemas that have a condition, in the order of their declaration
 * @param code of the conditions, at the positions of the names
 * @param needed whether some rule asks for the schema
 */
public record SchemaTests(List<String> names, RuleCode code, boolean needed) {

  /** Copies the list. */
  public SchemaTests {
    names = List.copyOf(names);
  }

  void tell(SlotView view) {
    if (!needed) {
      return;
    }
    String type = view.type();
    if (type != null) {
      set(view, type);
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      if (code.test(i, view.slots())) {
        set(view, names.get(i));
        return;
      }
    }
    view.slots().setKind(SlotTable.SCHEMA, Slots.MISSING);
  }

  private static void set(SlotView view, String schema) {
    int number = view.trie().schema(schema);
    if (number < 0) {
      view.slots().setKind(SlotTable.SCHEMA, Slots.MISSING);
    } else {
      view.slots().setNumber(SlotTable.SCHEMA, number, 0);
    }
  }
}
