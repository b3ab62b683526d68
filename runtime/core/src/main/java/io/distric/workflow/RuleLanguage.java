package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.compile.ExpressionCompiler;
import io.distric.dsl.value.Json;
import io.distric.dsl.value.MalformedJson;
import io.distric.dsl.value.Value;
import io.distric.protocol.Entry;
import java.util.List;
import java.util.function.Function;

/** The rule language as the engine uses it. Stateless; any thread. */
public final class RuleLanguage implements WorkflowLanguage {

  private final Function<Entry.Definition, Workflow> reader;

  /**
   * A language.
   *
   * @param reader reads the canonical spelling of a workflow; throws {@link BadDefinitionException}
   */
  public RuleLanguage(Function<Entry.Definition, Workflow> reader) {
    this.reader = reader;
  }

  @Override
  public Workflow read(Entry.Definition definition) {
    return reader.apply(definition);
  }

  @Override
  public List<CompiledExpression> compile(List<Expr> expressions) {
    return ExpressionCompiler.compile(expressions);
  }

  @Override
  public Value parse(byte[] json) {
    try {
      return Json.parse(json);
    } catch (MalformedJson _) {
      return Value.Missing.MISSING;
    }
  }

  @Override
  public byte[] print(Value value) {
    return Json.write(value);
  }
}
