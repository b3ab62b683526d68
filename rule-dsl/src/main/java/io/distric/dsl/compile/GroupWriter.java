package io.distric.dsl.compile;

import io.distric.dsl.match.RuleCode;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** One class of rules in the making: conditions and expressions by number. */
final class GroupWriter {

  private static final MethodTypeDesc TEST =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, Types.SLOTS);
  private static final MethodTypeDesc VALUE = MethodTypeDesc.of(Types.VALUE, Types.SLOTS);

  private final CodeGroup code = new CodeGroup(Types.SLOTS);
  private final List<String> tests = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  CodeGroup code() {
    return code;
  }

  /** Gives a method that tests a rule its number. */
  int test(String method) {
    tests.add(method);
    return tests.size() - 1;
  }

  /** Gives a method that yields a value its number. */
  int value(String method) {
    values.add(method);
    return values.size() - 1;
  }

  /** Whether there is nothing for a class to hold. */
  boolean isEmpty() {
    return tests.isEmpty() && values.isEmpty();
  }

  RuleCode define() {
    Class<?> type =
        code.define(
            builder -> {
              builder.withInterfaceSymbols(Types.of(RuleCode.class));
              withConstructor(builder);
              dispatch(builder, "test", ConstantDescs.CD_boolean, tests, TEST);
              dispatch(builder, "value", Types.VALUE, values, VALUE);
            });
    try {
      return (RuleCode)
          MethodHandles.lookup().findConstructor(type, MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class has this constructor", e);
    }
  }

  private static void withConstructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code ->
            code.aload(0)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
  }

  /** A method that chooses another one by number. */
  private void dispatch(
      ClassBuilder builder,
      String name,
      ClassDesc result,
      List<String> methods,
      MethodTypeDesc type) {
    builder.withMethodBody(
        name,
        MethodTypeDesc.of(result, Types.INT, Types.SLOTS),
        ClassFile.ACC_PUBLIC,
        body -> choose(body, methods, type));
  }

  private void choose(CodeBuilder body, List<String> methods, MethodTypeDesc type) {
    var none = body.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      cases.add(SwitchCase.of(i, body.newLabel()));
    }
    if (!cases.isEmpty()) {
      body.iload(1).tableswitch(none, cases);
    }
    for (SwitchCase one : cases) {
      body.labelBinding(one.target())
          .aload(2)
          .invokestatic(code.self(), methods.get(one.caseValue()), type);
      if (type.equals(TEST)) {
        body.ireturn();
      } else {
        body.areturn();
      }
    }
    ClassDesc fault = Types.of(IndexOutOfBoundsException.class);
    body.labelBinding(none)
        .new_(fault)
        .dup()
        .iload(1)
        .invokespecial(
            fault, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, Types.INT))
        .athrow();
  }
}
