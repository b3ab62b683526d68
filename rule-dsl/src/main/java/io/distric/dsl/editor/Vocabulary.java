package io.distric.dsl.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words of the language, by the places where they mean something. */
public final class Vocabulary {

  /**
   * A word that an editor can offer.
   *
   * @param text as written
   * @param doc one sentence: what it does
   */
  public record Word(String text, String doc) {}

  static final List<Word> DECLARATIONS =
      List.of(
          new Word("package", "The name and version of this file."),
          new Word("schema", "The shape of a kind of message."),
          new Word("const", "A named value, an exact decimal if it is a number."),
          new Word("list", "A named list, for `in`."),
          new Word("table", "Rows of a CSV file by their key: `fx[currency].rate`."),
          new Word("macro", "A named expression with parameters."),
          new Word("rule", "A condition and what follows from it."),
          new Word("chain", "Rules as a DAG: a member is evaluated when an edge into it holds."),
          new Word("workflow", "Tasks in an order, with retries and compensation."),
          new Word("schedule", "Runs a workflow by the clock of a time zone."),
          new Word("test", "A test of the rules and workflows beside it."));
  static final List<Word> RULE =
      List.of(
          new Word("on", "Only messages of this schema are seen; without it all are."),
          new Word("priority", "Higher is earlier; ties go by id."),
          new Word("enabled", "`enabled false` keeps the rule and never matches it."),
          new Word("shadow", "Evaluated and reported, without effect."),
          new Word("tags", "Words for people."),
          new Word("let", "A name for a part of the conditions below."),
          new Word("when", "The condition; unknown (a field is missing) does not match."),
          new Word("except", "The rule does not match where this holds."),
          new Word("set", "Sets a field for the rules after this one and for workflows."),
          new Word("remove", "Removes a field for the rules after this one and for workflows."),
          new Word("run", "Starts a workflow with parameters that are bound here."),
          new Word("with", "How the tasks are run: timeout, retry and the like."),
          new Word("emit", "Publishes an event to the streams."),
          new Word("stop", "Lower priorities are not looked at, in the whole catalog."));
  static final List<Word> STEPS =
      List.of(
          new Word("task", "Runs a task: `task id: type { parameters }`."),
          new Word("switch", "The steps of the first case that equals."),
          new Word("foreach", "Steps for every element of a list."),
          new Word("repeat", "Steps again until a condition holds."),
          new Word("wait", "Waits for a signal or a time."));
  static final List<Word> WORKFLOW =
      List.of(
          new Word("input", "The parameters, which a rule's `run` gives."),
          new Word("defaults", "Options of all tasks that say nothing of their own."),
          new Word("on", "`on failure { … }`: when a task has failed for good."),
          new Word("output", "What the instance returns."));
  static final List<Word> BEHIND_STEP =
      List.of(
          new Word("after", "The steps that have to end first."),
          new Word("if", "Runs only when this is true, else it is skipped."),
          new Word("with", "How this step is run: timeout, retry and the like."),
          new Word("undo", "The opposite, run when the workflow is compensated."));
  static final List<Word> TEST =
      List.of(
          new Word("at", "The time of the test: `at @2026-01-15T12:00:00Z`."),
          new Word("given", "The message that is matched."),
          new Word("mock", "What a task answers: `mock ml.score => { … }`."),
          new Word(
              "expect",
              "What has to hold: `match`, `no match`, `run`, `workflow`, or a condition."));
  static final List<Word> CHAIN =
      List.of(
          new Word("mode", "`first` ends at the first member with an effect, `all` goes on."),
          new Word("if", "`-> rule if unmatched` is taken where the rule did not match."));
  static final List<Word> BETWEEN_OPERANDS =
      List.of(
          new Word("and", "Both hold."),
          new Word("or", "One of them holds."),
          new Word("in", "Equals one of a list, or lies in a range `low..high`, ends included."),
          new Word("not", "`not in`: none of them."),
          new Word("is", "`is missing`, `is present`, `is null`."),
          new Word("between", "`between low and high`, ends included."),
          new Word("contains", "A text has the other in it, or a list the element."),
          new Word("startsWith", "A text begins with the other."),
          new Word("endsWith", "A text ends with the other."),
          new Word("matches", "An RE2 pattern is found anywhere, unless anchored."));
  static final List<Word> CONSTANTS =
      List.of(new Word("true", "True."), new Word("false", "False."), new Word("null", "Null."));
  static final List<Word> PRESENCE =
      List.of(
          new Word("missing", "There is no such field."),
          new Word("present", "The field is there, null included."),
          new Word("null", "The field is there and null."),
          new Word("not", "The opposite."));
  static final List<Word> TYPES =
      List.of(
          new Word("string", "Text."),
          new Word("int", "A whole number."),
          new Word("decimal", "An exact decimal."),
          new Word("boolean", "True or false."),
          new Word("timestamp", "An instant, ISO 8601 on the wire."),
          new Word("duration", "A length of time."),
          new Word("any", "Anything."),
          new Word("enum", "One of some texts: `enum(\"EUR\", \"USD\")`."),
          new Word("list", "A list of one type: `list<string>`."),
          new Word("map", "A map from text: `map<decimal>`."));
  static final List<Word> OPTIONS =
      List.of(
          new Word("timeout", "For one attempt: `30s`."),
          new Word("retry", "`{ attempts: 3, backoff: exponential(1s, 1m), jitter: 20% }`."),
          new Word("priority", "In the ready queue, 0 to 9, higher first."),
          new Word("deadline", "For the whole instance: `5m`."),
          new Word("affinity", "A key by which related tasks prefer one worker."),
          new Word("idempotency_key", "Names the effect towards outside systems."),
          new Word("isolation", "`\"jvm\"`, `\"wasm\"` or `\"process\"`."),
          new Word("limits", "`{ memory: 64Mi, cpu: 500ms }`."),
          new Word("locality", "`prefer(zone: \"eu-1a\")`."),
          new Word("capacity", "What a worker must have free."),
          new Word("exclusive", "Never two attempts at once, even when a worker is lost."),
          new Word("parallel", "How many elements of a `foreach` at once."),
          new Word("every", "The pause of a `repeat`."),
          new Word("max", "How often a `repeat` goes round at most."),
          new Word("overlap", "What a schedule does while an instance still runs."));
  static final List<Word> RETRY =
      List.of(
          new Word("attempts", "In all, the first included."),
          new Word("backoff", "`exponential(first, longest)` or `fixed(pause)`."),
          new Word("jitter", "The share of the wait that is drawn at random: `20%`."),
          new Word("on", "Error codes that are tried again; without it all."));
  static final List<Word> LIMITS =
      List.of(
          new Word("memory", "At most so much memory: `64Mi`."),
          new Word("cpu", "At most so much time of a processor: `500ms`."));

  /** Keys whose value is a length of time. */
  static final Set<String> DURATIONS =
      Set.of("timeout", "deadline", "every", "cpu", "backoff", "overlap");

  /** Words that stand behind others and are offered with them. */
  static final Set<String> FOLLOWERS =
      new TreeSet<>(
          List.of(
              "version",
              "rows",
              "error",
              "from",
              "key",
              "first",
              "all",
              "matched",
              "unmatched",
              "failure",
              "compensate",
              "case",
              "else",
              "until",
              "zone",
              "match",
              "no"));

  private Vocabulary() {}

  /** Every word that is a keyword somewhere in the language. */
  public static Set<String> keywords() {
    Set<String> words = new TreeSet<>(FOLLOWERS);
    for (List<Word> group : keywordGroups()) {
      group.forEach(word -> words.add(word.text()));
    }
    return words;
  }

  /** Words that mean something in one place and are plain names to the parser. */
  public static Set<String> placeWords() {
    return Set.of("first", "all", "matched", "unmatched");
  }

  /** The types of fields. */
  public static List<String> types() {
    return TYPES.stream().map(Word::text).toList();
  }

  /** The keys of options. */
  public static List<String> options() {
    List<String> keys = new ArrayList<>();
    List.of(OPTIONS, RETRY, LIMITS).forEach(g -> g.forEach(word -> keys.add(word.text())));
    return keys;
  }

  /** What a keyword does; empty if it is none that stands alone. */
  public static Optional<Word> word(String text) {
    return keywordGroups().stream()
        .flatMap(List::stream)
        .filter(word -> word.text().equals(text))
        .findFirst();
  }

  static boolean isOperator(String word) {
    return switch (word) {
      case "and",
          "or",
          "not",
          "in",
          "is",
          "between",
          "contains",
          "matches",
          "startsWith",
          "starts_with",
          "endsWith",
          "ends_with" ->
          true;
      default -> false;
    };
  }

  static boolean isConstant(String word) {
    return switch (word) {
      case "true", "false", "null", "missing", "present" -> true;
      default -> false;
    };
  }

  static boolean has(List<Word> group, String text) {
    return group.stream().anyMatch(word -> word.text().equals(text));
  }

  private static List<List<Word>> keywordGroups() {
    return List.of(
        DECLARATIONS,
        RULE,
        STEPS,
        WORKFLOW,
        BEHIND_STEP,
        TEST,
        CHAIN,
        BETWEEN_OPERANDS,
        CONSTANTS,
        PRESENCE);
  }
}
