package io.distric.membership;

/**
 * A {@link MemberEvent} as it travels inside a node.
 *
 * <p>What listeners may rely on: news of one member comes in the order in which this node came to
 * believe it; a member is first {@code Joined}; {@code Failed} comes once for each time that it was
 * taken for dead, and {@code Joined} with {@code again} takes it back; nothing is ever said of the
 * node itself. It is a hint: another node may believe otherwise at the same moment.
 *
 * @param at milliseconds since the epoch
 * @param event what
 */
public record MemberNews(long at, MemberEvent event) {}
