package io.distric.dsl.source;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of fault that an author's text can have. R1 is the file's structure, R2 an expression,
 * R3 a rule, R4 a workflow, R6 what is written right and not run by this release. Codes are stable:
 * one is never given to another fault.
 */
public enum DiagnosticCode {
  /** The file is no YAML or no JSON. */
  MALFORMED_FILE(
      "R101",
      "the file is not well formed",
      "The cause often stands a line above the place: an unclosed quote, a tab, a lost colon."),
  /** A key twice in one object. */
  DUPLICATE_KEY(
      "R102",
      "a key stands twice in one object",
      "Which of the two would count is not defined, so neither does. Keep one of them."),
  /** A YAML alias. */
  ALIAS(
      "R103",
      "YAML aliases are not read",
      "An alias (*name) can make a small file grow without bound. Write the value out, or name it"
          + " under constants and refer to it with {ref: NAME}."),
  /** Nested too deep. */
  TOO_DEEP(
      "R104",
      "nested too deep",
      "The structure or the expression is nested deeper than the limit. Give parts of it names with"
          + " let."),
  /** A key that means nothing here. */
  UNKNOWN_KEY(
      "R105",
      "a key that means nothing here",
      "A key that is not known is refused, so that a slip of the pen does not silently change what"
          + " a rule does."),
  /** A key that has to be there. */
  MISSING_KEY("R106", "a key is missing", "Add the key that the message names."),
  /** A list where a map is due, and the like. */
  WRONG_SHAPE(
      "R107",
      "another kind of value is due here",
      "For example a list where one text is due. YAML's 1.2 core schema decides what a plain word"
          + " is: 5 is a number, \"5\" is a text, no is a text."),
  /** A file type that is not read. */
  UNSUPPORTED_FORMAT(
      "R108",
      "the name does not end as the file needs it",
      "Files end in .distric, .yaml, .yml or .json and hold the rule language, YAML or JSON."),
  /** A number beyond the limits. */
  NUMBER_RANGE(
      "R109",
      "a number beyond the limits",
      "Numbers are exact decimals of at most 100 digits, with at most 400 places before or behind"
          + " the point. There is no infinity and no NaN."),
  /** A word or a quantity that is not one of those allowed. */
  BAD_VALUE(
      "R110",
      "a value that is not allowed here",
      "For example a duration without a unit, or a priority that is no whole number."),
  /** Two keys that exclude each other. */
  CONFLICTING_KEYS(
      "R111",
      "keys that exclude each other",
      "For example when and conditions: both say when the rule matches. Keep one."),
  /** A part of the language that this release does not read. */
  NOT_READ_YET(
      "R112",
      "not supported by this release",
      "The key is part of the language, and this release does not act on it. To ignore it silently"
          + " would be worse than to refuse it."),
  /** So many faults that the rest is not shown. */
  MORE_FAULTS("R113", "more faults than are shown", "Mend those that are shown, then look again."),

  /** A declaration of the language that is none. */
  UNKNOWN_DECLARATION(
      "R121", "no such declaration", "Each begins with its word: rule, workflow, const …"),
  /** A clause of the language that is none. */
  UNKNOWN_CLAUSE("R122", "no such clause", "Each has its word: on, when, run, task …"),
  /** A body without an end. */
  UNCLOSED_BRACE("R123", "a brace is not closed", "A body begins with { and ends with }."),
  /** A clause in which something is missing. */
  CLAUSE_SYNTAX("R124", "the clause cannot be read", "The message says what is due, and where."),

  /** An expression that is no sentence of the language. */
  EXPRESSION_SYNTAX(
      "R201",
      "the expression cannot be read",
      "An expression looks like: amount > 1000 and user.country in [\"KP\", \"IR\"]. Texts stand in"
          + " quotes, == compares, and, or and not are words."),
  /** A literal that is none. */
  BAD_LITERAL(
      "R202",
      "a constant that cannot be read",
      "Numbers: 1_000.50. Durations: 250ms 30s 5m 2h 7d 1h30m. Sizes: 64Ki 10Mi 1Gi. Shares: 20%."
          + " Dates: @2026-01-15, @2026-01-15T12:00:00Z."),
  /** Too many operators in one expression. */
  EXPRESSION_TOO_LARGE(
      "R203",
      "the expression is too large",
      "Give parts of it names with let, or write many comparisons of one field as field in [...]."),
  /** Two types that never meet. */
  TYPE_MISMATCH(
      "R204",
      "these types can never be compared",
      "A text never equals a number and is never less or greater than one; such a test could never"
          + " hold. Write the constant in the type that the field has: 1000 is a number, \"1000\" a"
          + " text."),
  /** No such function. */
  UNKNOWN_FUNCTION(
      "R205",
      "no such function",
      "Functions are called by name, as in round(amount, 2). Which there are, and what each takes,"
          + " stands in the language reference."),
  /** Too many or too few arguments. */
  ARGUMENT_COUNT(
      "R206", "the wrong number of arguments", "The message says how many the function takes."),
  /** No RE2 pattern. */
  BAD_PATTERN(
      "R207",
      "the pattern cannot be read",
      "Patterns are RE2: no look-around and no back-references, so that a search takes linear time."
          + " In double quotes a backslash is written twice; in single quotes once."),
  /** Low above high. */
  EMPTY_RANGE("R208", "a range that holds nothing", "The lower end stands first: 100..1000."),
  /** {@code [*]} where no list of elements can stand. */
  ANY_ELEMENT(
      "R209",
      "[*] cannot stand here",
      "items[*].sku means any element, and only in a comparison: items[*].sku == \"a\"."),
  /** A comparison word that is none. */
  UNKNOWN_OPERATOR(
      "R210",
      "no such operator",
      "The operators of conditions are: equals, not_equals, greater_than, greater_or_equal,"
          + " less_than, less_or_equal, between, in, not_in, contains, starts_with, ends_with,"
          + " matches, exists, missing, is_null."),
  /** An operation that this type does not have. */
  NO_SUCH_OPERATION(
      "R211",
      "this type has no such operation",
      "For example a text minus a number: the result could only be missing."),

  /** The dialect is off. */
  MVEL_OFF(
      "R220",
      "mvel(…) is not allowed here",
      "MVEL is a dialect for trusted authors, off unless catalog.mvel is true in the node's"
          + " configuration. Offline tools take --mvel."),
  /** Not in the part of MVEL that is taken. */
  MVEL_TEXT(
      "R221",
      "this is not in the part of MVEL that is taken",
      "mvel(\"…\") takes paths, constants, + - * / %, comparisons, && || !, ?:, [a, b], ['k' : v],"
          + " contains, in, ~= and a short list of methods. Nothing else of MVEL can be said."),
  /** In a workflow. */
  MVEL_NOT_HERE(
      "R222",
      "mvel(…) stands only in rules",
      "Workflows run on every replica, which have to come to the same result. Bind the value in the"
          + " rule that starts the workflow and pass it as a parameter."),
  /** A table has no such column. */
  UNKNOWN_COLUMN(
      "R230",
      "no such column",
      "fx[currency].rate reads the column rate of the row whose key equals currency. The columns"
          + " are those of the table's rows."),
  /** An argument that a macro cannot take. */
  MACRO_ARGUMENT(
      "R231",
      "this cannot be handed to the macro",
      "The macro goes on from its parameter with [*], so the argument has to be a field of the"
          + " message."),

  /** Two of one name. */
  DUPLICATE_ID("R301", "an id is used twice", "Ids of rules and of workflows are unique."),
  /** No such workflow. */
  UNKNOWN_WORKFLOW(
      "R302",
      "no such workflow",
      "A rule starts a workflow by its id. Until it is applied, what the rule starts fails with"
          + " workflow_missing."),
  /** Reads what a later rule sets. */
  READ_BEFORE_SET(
      "R303",
      "a field is read before it is set",
      "Rules are evaluated by priority, higher first, then by id; a rule sees what those before it"
          + " have set. Give the rule that sets the field the higher priority."),
  /** A let that needs itself. */
  LET_ORDER(
      "R304",
      "a let uses itself or a later one",
      "Each let sees those above it. Change their order, or break the circle."),
  /** No such schema. */
  UNKNOWN_SCHEMA("R305", "no such schema", "on names a schema that is declared under schemas."),
  /** An id that cannot be one. */
  BAD_ID(
      "R306",
      "this cannot be an id",
      "An id is a text of 1 to 128 characters without control characters."),
  /** A set or remove of something that is no field. */
  BAD_TARGET(
      "R307",
      "this cannot be set or removed",
      "Only fields can be set and removed, named from the top: user.country. Elements of lists"
          + " cannot."),
  /** Neither actions nor set nor remove. */
  NO_EFFECT(
      "R308",
      "a rule that does nothing",
      "The rule can match and is named in receipts, but nothing follows from it. Add actions, set"
          + " or remove if something should."),

  /** A field that the schema does not declare. */
  UNKNOWN_FIELD(
      "R320",
      "the schema has no such field",
      "A rule that is on a schema reads its fields, and what earlier rules have set. A field that"
          + " is not declared is missing in most messages, and a test of it then never holds."),
  /** Macros in a circle. */
  MACRO_CYCLE(
      "R321",
      "macros call each other in a circle",
      "A macro is put in place of its call, so it may not come back to itself."),
  /** A macro that cannot be. */
  BAD_MACRO(
      "R322",
      "this cannot be a macro",
      "A macro's name is that of no function, and each of its parameters has another name."),
  /** Rows that cannot be looked up. */
  BAD_TABLE(
      "R323",
      "a row that cannot be looked up",
      "Every row has a value in the key column, no two rows the same one, and cells hold"
          + " constants."),
  /** The file of a table. */
  TABLE_FILE(
      "R324",
      "the file of a table cannot be read",
      "A table's file stands beside the source that names it or below, is CSV in UTF-8, and begins"
          + " with the names of its columns."),
  /** No such rule. */
  UNKNOWN_RULE(
      "R325", "no such rule", "The members of a chain, and what a test expects, are ids of rules."),
  /** Members in a circle. */
  CHAIN_CYCLE(
      "R326",
      "the edges of a chain lead in a circle",
      "No member of the circle could be the first to have its turn. Take one of the edges away."),
  /** An edge against the order. */
  CHAIN_ORDER(
      "R327",
      "an edge leads backward in the order",
      "Rules are evaluated by priority, higher first, then by id. An edge leads from an earlier"
          + " rule to a later one: whether the first matched has to be known at the turn of the"
          + " second."),
  /** A rule in two chains, or an edge that is there twice. */
  CHAIN_TWICE(
      "R328",
      "a rule is in two chains",
      "A member of a chain is evaluated there and nowhere else, so it can be in one only."),
  /** A time that never comes, or cannot be read. */
  BAD_SCHEDULE(
      "R329",
      "this is no time of a calendar",
      "Five fields: minute, hour, day of the month, month, day of the week, as in 0 2 * * 1-5."
          + " Each is *, a number, a range 1-5, a list 1,15 or a step */10."),
  /** No such zone. */
  BAD_ZONE("R330", "no such time zone", "Zones are those of the tz database: Europe/Berlin, UTC."),
  /** Constants, macros and tables are names of rules. */
  NOT_IN_WORKFLOW(
      "R331",
      "not seen by workflows",
      "Constants, lists, macros and tables belong to rules. Compute the value in the rule and hand"
          + " it to the workflow as a parameter."),
  /** Beyond the limit. */
  TOO_MANY_EDGES(
      "R332", "the chain is too large", "A chain has at most 2000 edges. Make two of it."),
  /** Fields, now() and the like in a constant. */
  NOT_CONSTANT("R333", "a constant that is none", "It has its value before there is a message."),
  /** True, macros without arguments, lists with a slip. */
  MISTAKEN_NAME("R334", "this is read as a field", "If the field is called so, write msg.NAME."),

  /** Two steps of one name. */
  DUPLICATE_STEP("R401", "a step's id is used twice", "Ids of steps are unique in a workflow."),
  /** After what? */
  UNKNOWN_AFTER(
      "R402",
      "after names a step that is not there",
      "after lists ids of steps of the same list of tasks."),
  /** Steps in a circle. */
  WORKFLOW_CYCLE(
      "R403",
      "steps wait for each other in a circle",
      "None of these steps could ever start. Take one of the edges away."),
  /** A name that is no step, no input and no message. */
  UNKNOWN_NAME(
      "R404",
      "no such name in this workflow",
      "A workflow's expressions see input, message and steps by their ids: score.result.value."),
  /** A result that may not be there yet. */
  NOT_AFTER(
      "R405",
      "a step's result is read without waiting for it",
      "Name the step in after, so that its result is there when it is read."),
  /** An input that the workflow does not declare. */
  UNKNOWN_INPUT(
      "R406",
      "no such input",
      "The workflow declares its inputs, and this is none. Correct it, or add it under input."),
  /** A test names a step that is not there. */
  UNKNOWN_STEP("R407", "no such task", "ran and not_run list tasks by id, those in undo too."),
  /** foreach. */
  FOREACH_NOT_RUN(
      "R601", "foreach is not run by this release", "Write the steps out, or use a later release."),
  /** repeat. */
  REPEAT_NOT_RUN(
      "R602", "repeat is not run by this release", "Use retry on a task that fails until done."),
  /** wait. */
  WAIT_NOT_RUN("R603", "wait is not run by this release", "Use a later release."),
  /** A child workflow. */
  CHILD_NOT_RUN(
      "R604",
      "a workflow inside a workflow is not run by this release",
      "Copy the steps of the other workflow, or use a later release."),
  /** A schedule. */
  SCHEDULE_NOT_RUN(
      "R605",
      "schedules are not run by this release",
      "Let a timer outside send a message on which a rule starts the workflow."),

  /** A condition that never holds. */
  NEVER_HOLDS(
      "R701",
      "this can never hold",
      "The conditions contradict each other, or an exception takes away all that is left."),
  /** A condition that always holds. */
  ALWAYS_HOLDS("R702", "this always holds", "A condition that asks nothing can be left out."),
  /** A condition that others imply. */
  SAID_ALREADY("R703", "this is said already", "The others hold only where this one does."),
  /** Behind a rule that always stops. */
  UNREACHABLE("R704", "the rule never has its turn", "An earlier one always matches and stops."),
  /** Behind a rule that stops wherever this one matches. */
  SHADOWED(
      "R705",
      "the rule is shadowed",
      "An earlier rule matches wherever this one does, and stops the evaluation."),
  /** Two rules of one priority that set one field. */
  OVERLAPPING(
      "R706",
      "two rules of one priority set the same field",
      "Which of them has the last word goes by the bytes of their ids. Say it by priorities."),
  /** Two rules that are the same. */
  TWINS("R707", "two rules are the same", "They match the same messages and do the same."),
  /** A name that nothing uses. */
  UNUSED("R708", "nothing uses this", "It can be taken away without a change."),
  /** A field of two types. */
  MIXED_TYPES(
      "R709",
      "a field is used as if it had two types",
      "Text and number are never equal: one of the two rules never matches."),
  /** Not all was compared. */
  LINT_BUDGET(
      "R710",
      "not all rules were compared",
      "Comparing rules with each other grows with the square of their number and has a budget.");

  private final String code;
  private final String title;
  private final String help;

  DiagnosticCode(String code, String title, String help) {
    this.code = code;
    this.title = title;
    this.help = help;
  }

  /** The stable code, {@code Rnnn}. */
  public String code() {
    return code;
  }

  /** What it is, without a full stop. */
  public String title() {
    return title;
  }

  /** What to do about it. */
  public String help() {
    return help;
  }

  /** The fault with a code, as in {@code distric help R204}. */
  public static Optional<DiagnosticCode> ofCode(String code) {
    return Arrays.stream(values()).filter(c -> c.code.equalsIgnoreCase(code)).findFirst();
  }
}
