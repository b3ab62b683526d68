package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;

/**
 * Runs a workflow at times of a calendar.
 *
 * @param id unique in a catalog
 * @param title for people, may be empty
 * @param cron five fields: minute, hour, day of the month, month, day of the week
 * @param zone of the calendar: {@code Europe/Berlin}
 * @param workflow its id
 * @param params become the workflow's input
 * @param options for its tasks; {@code overlap} is among {@link Options#more}
 * @param comments kept
 * @param span where
 */
public record Schedule(
    String id,
    String title,
    String cron,
    String zone,
    String workflow,
    List<Expr.Entry> params,
    Options options,
    Comments comments,
    Span span) {

  /** The zone where none is named. */
  public static final String UTC = "UTC";

  /** Copies the list. */
  public Schedule {
    params = List.copyOf(params);
  }

  /** The same with comments. */
  public Schedule withComments(Comments others) {
    return new Schedule(id, title, cron, zone, workflow, params, options, others, span);
  }

  /** A schedule without comments. */
  public Schedule(
      String id,
      String title,
      String cron,
      String zone,
      String workflow,
      List<Expr.Entry> params,
      Options options,
      Span span) {
    this(id, title, cron, zone, workflow, params, options, Comments.NONE, span);
  }
}
