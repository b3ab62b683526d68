package io.distric.workflow;

import static io.distric.workflow.EngineRig.bytes;
import static io.distric.workflow.EngineRig.events;
import static io.distric.workflow.EngineRig.finished;
import static io.distric.workflow.EngineRig.only;
import static io.distric.workflow.EngineRig.refusal;
import static io.distric.workflow.FlowSketch.flow;
import static io.distric.workflow.TaskSketch.equal;
import static io.distric.workflow.TaskSketch.number;
import static io.distric.workflow.TaskSketch.path;
import static io.distric.workflow.TaskSketch.task;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import io.distric.protocol.Assignment;
import io.distric.protocol.Command;
import io.distric.protocol.Entry;
import io.distric.protocol.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens where the engine's own parts fail. */
final class FaultTest {

  private final EngineRig rig =
      new EngineRig(
          flow(
              "condition",
              task("a").retry(1, 0, 0),
              task("b").after("a").when(equal(path("a.result.x"), number(1)))),
          flow("input", task("a"), task("b").after("a").param("p", path("a.result"))));

  /** A language whose expressions break once the value {@code "poison"} is parsed. */
  private record Poisoned(WorkflowLanguage language) implements WorkflowLanguage {
    @Override
    public Workflow read(Entry.Definition definition) {
      return language.read(definition);
    }

    @Override
    public List<CompiledExpression> compile(List<Expr> expressions) {
      return language.compile(expressions);
    }

    @Override
    public Value parse(byte[] json) {
      Value value = language.parse(json);
      if (value.equals(new Value.Text("poison"))) {
        throw new IllegalStateException("poison");
      }
      return value;
    }

    @Override
    public byte[] print(Value value) {
      return language.print(value);
    }
  }

  @Test
  void shouldRejectACommandThatCannotBeDecidedAndLeaveTheStateAsItWas() {
    // given
    rig.engine = new PartitionEngine(0, new Poisoned(rig.language()));
    Assignment a = only(rig.start("condition", "{}"));
    byte[] before = withoutIndex(rig.engine);

    // when
    Applied poisoned = rig.complete(a, "\"poison\"");
    byte[] after = withoutIndex(rig.engine);
    Applied good = rig.complete(a, "{\"x\":1}");

    // then
    assertEquals(Outcome.Reason.INTERNAL, refusal(poisoned));
    assertEquals(List.of(), poisoned.events());
    assertArrayEquals(before, after);
    assertEquals(List.of("a completed 1", "b running 1"), events(good));
  }

  @Test
  void shouldEndAnInstanceThatCannotGoOn() {
    // given
    rig.engine = new PartitionEngine(0, new Poisoned(rig.language()));
    Applied started = rig.start("input", "{}");
    Applied beside = rig.start("condition", "{}");

    // when
    Applied poisoned = rig.complete(only(started), "\"poison\"");

    // then
    assertEquals(List.of(Outcome.Done.DONE), poisoned.outcomes());
    assertEquals(Status.FAILED, finished(poisoned).status());
    assertEquals("internal", finished(poisoned).error().code());
    assertEquals(List.of(), poisoned.assignments());
    assertEquals(0, rig.engine.readyTasks());
    assertEquals(1, rig.complete(only(beside), "{\"x\":1}").assignments().size());
  }

  @Test
  void shouldTreatAResultThatIsNoJsonAsMissing() {
    // given
    Applied started = rig.start("condition", "{}");

    // when
    Applied applied =
        rig.apply(new Command.CompleteTask(only(started).task(), 1, bytes("{broken")));

    // then
    assertEquals(Status.COMPLETED, finished(applied).status());
  }

  /** The open instances as a snapshot holds them. */
  private static byte[] withoutIndex(PartitionEngine engine) {
    return bytes(
        engine.view().newest(any -> true, 100).stream()
            .map(i -> i.id() + " " + i.status() + " " + i.tasks().toString().replaceAll("@.*", ""))
            .toList()
            .toString());
  }
}
