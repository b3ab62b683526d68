package io.distric.membership;

/**
 * A {@link MemberEvent} as it travels inside a node.
 *
 * <p>What listeners may rely on: news of one member comes in the order in which this node came to
 * believe it. A member is first {@code Joined}. While it is there it may be {@code Changed} (with
 * another {@code boot}: its process was started anew, and what the old one ran is gone), {@code
 * Suspected} and {@code Refuted}. {@code Failed} or {@code Left} ends that, once; only {@code
 * Joined} begins it again, with {@code again} as long as it is remembered. Nothing is said of the
 * node itself but {@code Departed}, the last of all. It is a hint: another node may believe
 * otherwise at the same moment.
 *
 * @param at milliseconds since the epoch
 * @param event what
 */
public record MemberNews(long at, MemberEvent event) {}
