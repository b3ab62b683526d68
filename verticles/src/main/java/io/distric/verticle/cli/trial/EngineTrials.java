package io.distric.verticle.cli.trial;

import io.distric.config.NodeConfig;
import io.distric.dsl.ast.Model;
import io.distric.dsl.ast.Test;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.testing.WorkflowTrials;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.Value;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.InstanceRecord;
import io.distric.protocol.Status;
import io.distric.task.TaskDuration;
import io.distric.task.TaskRegistry;
import io.distric.task.TaskRunner;
import io.distric.workflow.Applied;
import io.distric.workflow.BadDefinitionException;
import io.distric.workflow.Outcome;
import io.distric.workflow.PartitionEngine;
import io.distric.workflow.RuleLanguage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Runs workflows on the engine of a node, without a log: entries are made up, and time goes to
 * whatever is due next. Tasks with a mock answer at once; those of {@code core.} are really run.
 * Confined to one thread.
 */
public final class EngineTrials implements WorkflowTrials {

  /** A workflow that goes on for longer than this will not end. */
  private static final int ENTRIES_MAX = 20_000;

  private static final long VERSION = 1;
  private static final String SLEEP = "core.sleep";
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final List<Entry.Ticket> TICKETS =
      List.of(new Entry.Ticket("test", "test", List.of(), 1000));

  private final Map<String, Workflow> workflows = new TreeMap<>();
  private final TaskRunner core;

  /** Runs the workflows of a model. */
  public EngineTrials(Model model) {
    model.workflows().forEach(workflow -> workflows.put(workflow.id(), workflow));
    var execute = NodeConfig.defaults().execute();
    this.core = new TaskRunner(TaskRegistry.load(execute), execute.resultBytesMax());
  }

  /** An answer on its way to the engine. */
  private record Report(long at, long number, Command command) {}

  /** Says why a workflow cannot be tried. */
  private static final class Untried extends Exception {
    private static final long serialVersionUID = 1L;

    Untried(String why) {
      super(why);
    }
  }

  @Override
  public Trial run(Start start, Answers answers) {
    if (!workflows.containsKey(start.workflow())) {
      return new Trial.Refused("there is no workflow '" + start.workflow() + "'");
    }
    try {
      return new Run(start, answers).toItsEnd();
    } catch (Untried e) {
      return new Trial.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Workflow read(Entry.Definition definition) {
    Workflow workflow = workflows.get(definition.workflow());
    if (workflow == null) {
      throw new BadDefinitionException("no workflow '" + definition.workflow() + "'");
    }
    return workflow;
  }

  /** One run. */
  private final class Run {

    private final PartitionEngine engine =
        new PartitionEngine(0, new RuleLanguage(EngineTrials.this::read));
    private final PriorityQueue<Report> reports =
        new PriorityQueue<>(Comparator.comparingLong(Report::at).thenComparingLong(Report::number));
    private final Start start;
    private final Answers answers;
    private long now;
    private long index;

    Run(Start start, Answers answers) {
      this.start = start;
      this.answers = answers;
      this.now = start.now();
    }

    Trial toItsEnd() throws Untried {
      apply(List.of(new Command.RaiseLevel(PartitionEngine.LEVEL_MAX)));
      Applied applied = apply(List.of(message()));
      if (applied.outcomes().getFirst() instanceof Outcome.Rejection(_, String why)) {
        throw new Untried(why);
      }
      while (applied.finished().isEmpty()) {
        for (Assignment assignment : applied.assignments()) {
          reports.add(report(assignment));
        }
        if (index > ENTRIES_MAX) {
          throw new Untried("it did not end within " + ENTRIES_MAX + " steps of the engine");
        }
        applied = apply(next());
      }
      return ended(applied.finished().getFirst());
    }

    private Command message() {
      return new Command.AcceptMessage(
          "test",
          "test",
          0,
          null,
          null,
          start.now(),
          1,
          List.of(start.rule()),
          start.message(),
          List.of(
              new Command.Run(
                  start.rule(), start.workflow(), VERSION, start.input(), start.options())),
          List.of());
    }

    private Applied apply(List<Command> commands) {
      List<Entry.Definition> definitions =
          engine.hasDefinition(start.workflow(), VERSION)
              ? List.of()
              : List.of(new Entry.Definition(start.workflow(), VERSION, NOTHING));
      index++;
      return engine.apply(index, new Entry(now, index, TICKETS, definitions, commands));
    }

    /** What is due next; time goes there. */
    private List<Command> next() throws Untried {
      long timer = engine.nextTimer();
      Report report = reports.peek();
      if (engine.readyTasks() > 0) {
        return List.of(new Command.Advance());
      }
      if (report == null && timer == Long.MAX_VALUE) {
        throw new Untried("it waits for something that never comes");
      }
      if (report == null || timer < report.at()) {
        now = Math.max(now, timer);
        return List.of(new Command.Advance());
      }
      now = Math.max(now, report.at());
      return List.of(reports.remove().command());
    }

    private Report report(Assignment assignment) throws Untried {
      Optional<Answer> answer = answers.next(assignment.type());
      if (answer.isPresent()) {
        return report(now, command(assignment, answer.get()));
      }
      if (core.runsInline(assignment.type())) {
        return report(now, core.run(assignment));
      }
      if (assignment.type().equals(SLEEP)) {
        return asleep(assignment);
      }
      throw new Untried(
          "task '%s' is of type %s, which has no mock and is no core task; add mock %s => …"
              .formatted(assignment.step(), assignment.type(), assignment.type()));
    }

    private Report report(long at, Command command) {
      return new Report(at, reports.size() + index, command);
    }

    private Command command(Assignment assignment, Answer answer) {
      return answer.fault().isEmpty()
          ? new Command.CompleteTask(assignment.task(), assignment.attempt(), answer.result())
          : new Command.FailTask(
              assignment.task(),
              assignment.attempt(),
              answer.fault().get(),
              "the test's mock of " + assignment.type() + " fails",
              true);
    }

    private Report asleep(Assignment assignment) {
      Object given =
          new JsonObject(new String(assignment.input(), StandardCharsets.UTF_8))
              .getValue("duration");
      Optional<Duration> duration =
          TaskDuration.parse(given instanceof Number n ? new BigDecimal(n.toString()) : given);
      return duration.isPresent()
          ? report(
              now + duration.get().toMillis(),
              new Command.CompleteTask(assignment.task(), assignment.attempt(), NOTHING))
          : report(now, core.run(assignment));
    }

    private Trial ended(InstanceRecord instance) {
      Map<String, Boolean> ran = new LinkedHashMap<>();
      for (InstanceRecord.TaskRecord task : instance.tasks()) {
        ran.put(task.step(), task.attempt() > 0);
      }
      byte[] output = instance.output();
      return new Trial.Ended(
          ending(instance.status()),
          output == null ? Value.Missing.MISSING : Json.trusted(output),
          Optional.ofNullable(instance.error())
              .map(error -> new Trial.Cause(error.code(), error.message())),
          ran);
    }
  }

  private static Optional<Test.Ending> ending(Status status) {
    return switch (status) {
      case COMPLETED -> Optional.of(Test.Ending.COMPLETED);
      case FAILED -> Optional.of(Test.Ending.FAILED);
      case COMPENSATED -> Optional.of(Test.Ending.COMPENSATED);
      case PENDING, RUNNING, COMPENSATING, CANCELLED, SKIPPED -> Optional.empty();
    };
  }
}
