package io.distric.workflow;

import io.distric.dsl.ast.Expr;
import io.distric.dsl.ast.Workflow;
import io.distric.dsl.compile.CompiledExpression;
import io.distric.dsl.value.Value;
import io.distric.protocol.Entry;
import java.util.List;

/**
 * What the engine needs of the rule language. Pure: the same input gives the same result on every
 * replica, for ever.
 */
public interface WorkflowLanguage {

  /**
   * Reads a definition.
   *
   * @throws BadDefinitionException where it is no workflow
   */
  Workflow read(Entry.Definition definition);

  /**
   * Compiles the expressions of one definition, in order; what they name that is not in scope is
   * missing.
   */
  List<CompiledExpression> compile(List<Expr> expressions);

  /** Reads JSON; bytes that are none are {@link Value.Missing}. */
  Value parse(byte[] json);

  /** Writes JSON; fields that are missing are left out. */
  byte[] print(Value value);
}
