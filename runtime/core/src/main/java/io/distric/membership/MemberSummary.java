package io.distric.membership;

/**
 * What a member knows, in figures: cheap to ask for, unlike {@link MemberView}.
 *
 * @param known members known, those that failed or left included
 * @param live members that are alive or suspected, itself included
 * @param digest the same at two members that know the same live members in the same incarnations
 * @param incarnation its own
 * @param newsWaiting news that it still passes on
 * @param doubt how much it doubts itself; 0 is not at all
 */
public record MemberSummary(
    int known, int live, long digest, int incarnation, int newsWaiting, int doubt) {}
