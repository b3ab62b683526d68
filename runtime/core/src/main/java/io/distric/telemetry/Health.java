package io.distric.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * What a node knows about its own well-being: named checks that are asked when somebody wants to
 * know. Thread-safe; checks must answer at once, from what they already know.
 */
public final class Health {

  private final Map<String, Supplier<Result>> checks = new ConcurrentSkipListMap<>();

  /** Adds a check, or replaces the one of that name. */
  public void register(String name, Supplier<Result> check) {
    checks.put(name, check);
  }

  /** Takes a check away. */
  public void remove(String name) {
    checks.remove(name);
  }

  /** Asks every check, in the order of their names. One that throws is down. */
  public Report report() {
    List<Check> results = new ArrayList<>();
    checks.forEach((name, check) -> results.add(new Check(name, ask(check))));
    return new Report(results);
  }

  private static Result ask(Supplier<Result> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return Result.down("the check threw " + e);
    }
  }

  /**
   * How it stands.
   *
   * @param up whether all is well
   * @param detail one sentence, may be empty where all is well
   */
  public record Result(boolean up, String detail) {

    private static final Result UP = new Result(true, "");

    /** All is well. */
    public static Result ok() {
      return UP;
    }

    /** All is well, and there is something to say. */
    public static Result ok(String detail) {
      return new Result(true, detail);
    }

    /** Not well, and why. */
    public static Result down(String reason) {
      return new Result(false, reason);
    }
  }

  /**
   * A check with its answer.
   *
   * @param name of the check
   * @param result its answer
   */
  public record Check(String name, Result result) {}

  /**
   * The answers of all checks.
   *
   * @param checks by name
   */
  public record Report(List<Check> checks) {

    /** Copies the list. */
    public Report {
      checks = List.copyOf(checks);
    }

    /** Whether no check is down. */
    public boolean up() {
      return checks.stream().allMatch(check -> check.result().up());
    }
  }
}
