package io.distric.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;

/** Looks for float and double in the bytecode itself: arithmetic leaves no other trace. */
final class NoFloatingPoint extends ArchCondition<JavaClass> {

  NoFloatingPoint() {
    super("not compute with float or double");
  }

  @Override
  public void check(JavaClass subject, ConditionEvents events) {
    for (MethodModel method : ClassFile.of().parse(bytes(subject)).methods()) {
      method.code().stream()
          .flatMap(code -> code.elementStream())
          .filter(NoFloatingPoint::isFloating)
          .findFirst()
          .ifPresent(
              instruction ->
                  events.add(
                      SimpleConditionEvent.violated(
                          subject,
                          subject.getName()
                              + "."
                              + method.methodName().stringValue()
                              + " computes in floating point: "
                              + instruction)));
    }
  }

  private static boolean isFloating(CodeElement element) {
    TypeKind kind =
        switch (element) {
          case OperatorInstruction operator -> operator.typeKind();
          case ConvertInstruction conversion ->
              conversion.fromType() == TypeKind.FLOAT || conversion.fromType() == TypeKind.DOUBLE
                  ? conversion.fromType()
                  : conversion.toType();
          case LoadInstruction load -> load.typeKind();
          case StoreInstruction store -> store.typeKind();
          case ArrayLoadInstruction load -> load.typeKind();
          case ArrayStoreInstruction store -> store.typeKind();
          case ConstantInstruction constant -> constant.typeKind();
          case ReturnInstruction result -> result.typeKind();
          default -> TypeKind.VOID;
        };
    return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
  }

  private static byte[] bytes(JavaClass subject) {
    Source source =
        subject.getSource().orElseThrow(() -> new IllegalStateException("no bytes: " + subject));
    try (InputStream in = source.getUri().toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("class file of " + subject.getName(), e);
    }
  }
}
