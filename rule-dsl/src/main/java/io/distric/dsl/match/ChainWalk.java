package io.distric.dsl.match;

import io.distric.dsl.match.ChainGates.Edge;
import io.distric.dsl.match.ChainGates.Member;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way of one message through the chains. Told of every rule that matches, in their order, it
 * knows which members have their turn; a member that is disabled or in shadow counts as one that
 * did not match. Confined to one thread.
 */
public final class ChainWalk {

  private static final byte UNKNOWN = 0;
  private static final byte REACHED = 1;
  private static final byte PASSED_BY = 2;

  private final ChainGates gates;
  private final boolean[] matched;
  private final byte[] reached;
  private final @Nullable Member[] endedBy;

  /** A walk that has not begun. */
  public ChainWalk(ChainGates gates) {
    this.gates = gates;
    this.matched = new boolean[gates.members()];
    this.reached = new byte[gates.members()];
    this.endedBy = new Member[gates.chains()];
  }

  /** Forgets the last message. */
  public void begin() {
    if (!gates.isEmpty()) {
      Arrays.fill(matched, false);
      Arrays.fill(reached, UNKNOWN);
      Arrays.fill(endedBy, null);
    }
  }

  /** Whether a rule has its turn: it is in no chain, or an edge into it holds. */
  public boolean admits(String rule) {
    if (gates.isEmpty()) {
      return true;
    }
    Member member = gates.member(rule);
    return member == null || endedBy[member.chainNumber()] == null && isReached(member);
  }

  /** Takes note of a rule that had its turn and matched. */
  public void take(String rule) {
    if (gates.isEmpty()) {
      return;
    }
    Member member = gates.member(rule);
    if (member != null) {
      matched[member.number()] = true;
      if (member.ends()) {
        endedBy[member.chainNumber()] = member;
      }
    }
  }

  /** Why a rule has no turn, for people. */
  public String why(String rule) {
    Member member = gates.member(rule);
    if (member == null) {
      return "";
    }
    String chain = "chain '" + member.chain().id() + "' ";
    Member end = endedBy[member.chainNumber()];
    if (end != null) {
      return chain + "ended with rule '" + end.rule() + "'";
    }
    return chain
        + "did not lead here: "
        + member.edges().stream().map(this::why).distinct().collect(Collectors.joining(", "));
  }

  private String why(Edge edge) {
    String from = "rule '" + edge.from().rule() + "' ";
    if (!isReached(edge.from())) {
      return from + "had no turn itself";
    }
    return from + (edge.ifMatched() ? "did not match" : "matched");
  }

  /**
   * All that lead here come earlier in the order, so whether they matched is known by now. Depth is
   * bounded by the length of a chain.
   */
  private boolean isReached(Member member) {
    byte known = reached[member.number()];
    if (known != UNKNOWN) {
      return known == REACHED;
    }
    boolean is = member.edges().isEmpty();
    for (Edge edge : member.edges()) {
      is |= isReached(edge.from()) && matched[edge.from().number()] == edge.ifMatched();
    }
    reached[member.number()] = is ? REACHED : PASSED_BY;
    return is;
  }
}
