package io.distric.dsl.compile;

import io.distric.dsl.match.SlotSet;
import io.distric.dsl.match.SlotTests;
import io.distric.dsl.match.Slots;
import io.distric.dsl.mvel.MvelExpression;
import io.distric.dsl.value.Arithmetic;
import io.distric.dsl.value.Builtin;
import io.distric.dsl.value.Comparison;
import io.distric.dsl.value.ElementTest;
import io.distric.dsl.value.Functions;
import io.distric.dsl.value.Paths;
import io.distric.dsl.value.Scope;
import io.distric.dsl.value.TextPattern;
import io.distric.dsl.value.Truth;
import io.distric.dsl.value.Value;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Names of the classes and shapes of the methods that generated code calls. */
final class Types {

  static final ClassDesc VALUE = of(Value.class);
  static final ClassDesc VALUES = VALUE.arrayType();
  static final ClassDesc STRINGS = ConstantDescs.CD_String.arrayType();
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  static final ClassDesc SCOPE = of(Scope.class);
  static final ClassDesc COMPARISON = of(Comparison.class);
  static final ClassDesc ARITHMETIC = of(Arithmetic.class);
  static final ClassDesc BUILTIN = of(Builtin.class);
  static final ClassDesc SLOTS = of(Slots.class);
  static final ClassDesc SLOT_SET = of(SlotSet.class);
  static final ClassDesc SLOT_TESTS = of(SlotTests.class);
  static final ClassDesc TEXT = of(Value.Text.class);
  static final ClassDesc FUNCTIONS = of(Functions.class);
  static final ClassDesc PATHS = of(Paths.class);
  static final ClassDesc PATTERN = of(TextPattern.class);
  static final ClassDesc TRUTH = of(Truth.class);
  static final ClassDesc ELEMENT_TEST = of(ElementTest.class);
  static final ClassDesc EXPRESSION = of(CompiledExpression.class);
  static final ClassDesc MVEL = of(MvelExpression.class);
  static final ClassDesc INT = ConstantDescs.CD_int;

  static final MethodTypeDesc TEST = MethodTypeDesc.of(INT, VALUE, VALUE);
  static final MethodTypeDesc BINARY = MethodTypeDesc.of(VALUE, VALUE, VALUE);

  private Types() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
