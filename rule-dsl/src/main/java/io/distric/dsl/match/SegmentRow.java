package io.distric.dsl.match;

import java.util.List;

/**
 * A row on its way into a segment.
 *
 * @param rule its number in the segment
 * @param literals that have to hold
 */
record SegmentRow(int rule, List<Literal> literals) {}
