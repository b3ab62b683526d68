package io.distric.membership;

/** What the parts of one machine share. */
record Parts(
    Turn turn,
    Timing timing,
    Self self,
    MemberTable table,
    LocalHealth health,
    Dissemination news,
    MemberCounters counters) {}
