package io.distric.workflow;

import io.distric.protocol.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Workflow definitions that entries brought, with their plans. Those that no open instance uses are
 * kept up to a limit, the least recently used go first: the proposer sends one again when it is
 * missing. Confined to the apply thread, but for {@link #has}.
 */
final class DefinitionTable {

  private final WorkflowLanguage language;
  private final TreeMap<Key, Use> uses = new TreeMap<>();
  private int idle;
  private volatile TreeSet<Key> known = new TreeSet<>();

  /**
   * Names a definition.
   *
   * @param workflow its id
   * @param version its version
   */
  record Key(String workflow, long version) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::workflow).thenComparingLong(Key::version);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** A definition and how it is used. */
  static final class Use {
    final Entry.Definition definition;
    final @Nullable WorkflowPlan plan;

    /** Why there is no plan, else empty. */
    final String fault;

    int open;
    long lastUsed;

    Use(Entry.Definition definition, @Nullable WorkflowPlan plan, String fault, long lastUsed) {
      this.definition = definition;
      this.plan = plan;
      this.fault = fault;
      this.lastUsed = lastUsed;
    }

    Key key() {
      return new Key(definition.workflow(), definition.version());
    }
  }

  DefinitionTable(WorkflowLanguage language) {
    this.language = language;
  }

  /** Whether a definition is there. Any thread. */
  boolean has(String workflow, long version) {
    return known.contains(new Key(workflow, version));
  }

  int size() {
    return uses.size();
  }

  @Nullable Use get(String workflow, long version) {
    return uses.get(new Key(workflow, version));
  }

  /** Learns a definition, unless it is known. One that cannot be run is known as such. */
  void learn(Entry.Definition definition, long index) {
    Key key = new Key(definition.workflow(), definition.version());
    if (uses.containsKey(key)) {
      return;
    }
    uses.put(key, use(definition, index));
    idle++;
    publish();
  }

  void opened(Use use, long index) {
    use.lastUsed = index;
    if (use.open++ == 0) {
      idle--;
    }
  }

  void closed(WorkflowPlan plan) {
    Use use = uses.get(new Key(plan.workflow, plan.version));
    if (use == null) {
      throw new IllegalStateException(
          "no definition of '" + plan.workflow + "' " + plan.version + " of an open instance");
    }
    if (--use.open == 0) {
      idle++;
    }
  }

  /** Drops what is beyond the limit. */
  void trim(int idleMax) {
    if (idle <= idleMax) {
      return;
    }
    List<Use> unused = new ArrayList<>(uses.values().stream().filter(u -> u.open == 0).toList());
    unused.sort(Comparator.comparingLong((Use use) -> use.lastUsed).thenComparing(Use::key));
    unused.subList(0, idle - idleMax).forEach(use -> uses.remove(use.key()));
    idle = idleMax;
    publish();
  }

  /** All definitions with their last use, by name. */
  List<Kept> kept() {
    return uses.values().stream().map(use -> new Kept(use.definition, use.lastUsed)).toList();
  }

  /**
   * A definition as a snapshot keeps it.
   *
   * @param definition as it came
   * @param lastUsed index of the entry that last started an instance of it
   */
  record Kept(Entry.Definition definition, long lastUsed) {}

  void restore(List<Kept> kept) {
    uses.clear();
    for (Kept one : kept) {
      Use use = use(one.definition, one.lastUsed);
      uses.put(use.key(), use);
    }
    idle = uses.size();
    publish();
  }

  private Use use(Entry.Definition definition, long index) {
    try {
      return new Use(definition, PlanBuilder.build(definition, language), "", index);
    } catch (RuntimeException | StackOverflowError e) {
      return new Use(definition, null, String.valueOf(e.getMessage()), index);
    }
  }

  private void publish() {
    known = new TreeSet<>(uses.keySet());
  }
}
