package io.distric.dsl.match;

import io.distric.dsl.ast.Chain;
import io.distric.dsl.ast.Effect;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Rule;
import io.distric.dsl.ast.RulesById;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rules are members of chains, and which edges lead to them. Immutable; any thread. */
public final class ChainGates {

  /** No rule is in a chain. */
  public static final ChainGates NONE = new ChainGates(List.of());

  private final Map<String, Member> byRule = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final int chains;

  private ChainGates(List<Chain> chains) {
    this.chains = chains.size();
    for (int number = 0; number < chains.size(); number++) {
      Chain chain = chains.get(number);
      for (Chain.Edge edge : chain.edges()) {
        Member from = member(edge.from(), number, chain);
        Member to = member(edge.to(), number, chain);
        to.edges.add(new Edge(from, edge.on() == Chain.On.MATCHED));
      }
    }
  }

  /** The chains of a checked model, whose edges all go forward in the order. */
  public static ChainGates of(Model model) {
    if (model.chains().isEmpty()) {
      return NONE;
    }
    ChainGates gates = new ChainGates(model.chains());
    RulesById rules = RulesById.of(model.rules());
    for (Member member : gates.members) {
      Rule rule = rules.find(member.rule);
      member.acts = rule != null && rule.effects().stream().anyMatch(ChainGates::isAct);
    }
    return gates;
  }

  /** The effects that end a chain whose mode is {@code first}. */
  private static boolean isAct(Effect effect) {
    return switch (effect) {
      case Effect.Run _, Effect.Emit _ -> true;
      case Effect.SetField _, Effect.RemoveField _, Effect.Stop _ -> false;
    };
  }

  private Member member(String rule, int number, Chain chain) {
    Member known = byRule.get(rule);
    if (known != null) {
      return known;
    }
    Member made = new Member(members.size(), number, chain, rule);
    members.add(made);
    byRule.put(rule, made);
    return made;
  }

  /** The place of a rule in a chain, or null where it is in none. */
  @Nullable Member member(String rule) {
    return byRule.get(rule);
  }

  boolean isEmpty() {
    return byRule.isEmpty();
  }

  int members() {
    return members.size();
  }

  int chains() {
    return chains;
  }

  /** An edge into a member. */
  record Edge(Member from, boolean ifMatched) {}

  /** A rule in a chain. */
  static final class Member {
    private final int number;
    private final int chainNumber;
    private final Chain chain;
    private final String rule;
    private final List<Edge> edges = new ArrayList<>();
    private boolean acts;

    private Member(int number, int chainNumber, Chain chain, String rule) {
      this.number = number;
      this.chainNumber = chainNumber;
      this.chain = chain;
      this.rule = rule;
    }

    int number() {
      return number;
    }

    int chainNumber() {
      return chainNumber;
    }

    Chain chain() {
      return chain;
    }

    String rule() {
      return rule;
    }

    List<Edge> edges() {
      return edges;
    }

    /** Whether the chain is over once this rule has matched. */
    boolean ends() {
      return acts && chain.mode() == Chain.Mode.FIRST;
    }
  }
}
