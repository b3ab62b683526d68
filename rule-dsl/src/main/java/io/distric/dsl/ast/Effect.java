package io.distric.dsl.ast;

import io.distric.dsl.source.Span;
import java.util.List;

/** What a rule does once it matched, in the order in which its author wrote it. */
public sealed interface Effect {

  /** Where it stands. */
  Span span();

  /**
   * The names that lead to the field which a set or remove changes: {@code msg.when} is the field
   * {@code when}, as where it is read.
   *
   * @param path names only
   * @return none for {@code msg} alone, which the readers refuse
   */
  static List<String> target(Expr.Path path) {
    List<String> names =
        path.segments().stream()
            .map(
                segment ->
                    switch (segment) {
                      case Expr.Segment.Name(var name) -> name;
                      case Expr.Segment.Index _, Expr.Segment.Any _ ->
                          throw new IllegalArgumentException("only named fields are set");
                    })
            .toList();
    return names.getFirst().equals("msg") ? names.subList(1, names.size()) : names;
  }

  /**
   * {@code set amount_eur = …}: later rules and the workflows see the field so.
   *
   * @param path names only
   * @param value the new value; missing removes the field
   * @param span where
   */
  record SetField(Expr.Path path, Expr value, Span span) implements Effect {}

  /**
   * {@code remove card.pan}.
   *
   * @param path names only
   * @param span where
   */
  record RemoveField(Expr.Path path, Span span) implements Effect {}

  /**
   * Starts a workflow.
   *
   * @param workflow its id
   * @param params become the workflow's input, bound at the rule's turn
   * @param options timeout, retry and the like, for the tasks that do not say their own
   * @param span where
   */
  record Run(String workflow, List<Expr.Entry> params, Options options, Span span)
      implements Effect {
    /** Copies the list. */
    public Run {
      params = List.copyOf(params);
    }
  }

  /**
   * Publishes an event to the streams.
   *
   * @param topic any text
   * @param data of the event
   * @param span where
   */
  record Emit(String topic, List<Expr.Entry> data, Span span) implements Effect {
    /** Copies the list. */
    public Emit {
      data = List.copyOf(data);
    }
  }

  /**
   * Ends the evaluation of the message: rules later in the order are not looked at.
   *
   * @param span where
   */
  record Stop(Span span) implements Effect {}
}
