package io.distric.dsl.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * One hidden class in the making: static methods over one context, and the objects that they use as
 * constants. Bodies are written one after the other and may ask for more methods, so that none
 * grows beyond what HotSpot compiles.
 */
final class CodeGroup {

  private static final MethodHandles.Lookup HOST = MethodHandles.lookup();
  private static final String CONSTANTS = "K";

  private final ClassDesc self;
  private final ClassDesc context;
  private final List<Object> constants = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> positions = new IdentityHashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private int methods;

  private record Pending(
      String name, MethodTypeDesc type, Names names, Consumer<ExpressionWriter> body) {}

  /** A class whose methods have a context of a type as their first parameter. */
  CodeGroup(ClassDesc context) {
    this.self = ClassDesc.of(HOST.lookupClass().getPackageName(), "Compiled");
    this.context = context;
  }

  ClassDesc self() {
    return self;
  }

  /** The shape of a method of this class. */
  MethodTypeDesc type(ClassDesc result, ClassDesc... more) {
    List<ClassDesc> parameters = new ArrayList<>();
    parameters.add(context);
    parameters.addAll(List.of(more));
    return MethodTypeDesc.of(result, parameters);
  }

  /** Asks for a static method; its name. The context is its first parameter. */
  String method(MethodTypeDesc type, Names names, Consumer<ExpressionWriter> body) {
    String name = "m" + methods++;
    pending.add(new Pending(name, type, names, body));
    return name;
  }

  /** Pushes an object; the same object is kept once. */
  void constant(CodeBuilder code, Object object, ClassDesc type) {
    int position = positions.computeIfAbsent(object, this::keep);
    code.getstatic(self, CONSTANTS, Types.OBJECTS).loadConstant(position).aaload().checkcast(type);
  }

  private int keep(Object object) {
    constants.add(object);
    return constants.size() - 1;
  }

  /**
   * Finishes and loads the class.
   *
   * @param frame declares what the class implements, and its instance methods
   */
  Class<?> define(Consumer<ClassBuilder> frame) {
    byte[] bytes =
        ClassFile.of()
            .build(
                self,
                type -> {
                  frame.accept(type);
                  writePending(type);
                  writeConstants(type);
                });
    try {
      return HOST.defineHiddenClassWithClassData(bytes, constants.toArray(), true).lookupClass();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a class may define hidden classes beside itself", e);
    }
  }

  private void writePending(ClassBuilder type) {
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      type.withMethodBody(
          next.name,
          next.type,
          ClassFile.ACC_STATIC,
          code -> next.body.accept(new ExpressionWriter(code, this, next.names)));
    }
  }

  private void writeConstants(ClassBuilder type) {
    type.withField(CONSTANTS, Types.OBJECTS, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    ClassDesc handles = Types.of(MethodHandles.class);
    ClassDesc lookup = Types.of(MethodHandles.Lookup.class);
    MethodTypeDesc classData =
        MethodTypeDesc.of(
            ConstantDescs.CD_Object, lookup, ConstantDescs.CD_String, ConstantDescs.CD_Class);
    type.withMethodBody(
        ConstantDescs.CLASS_INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_STATIC,
        code ->
            code.invokestatic(handles, "lookup", MethodTypeDesc.of(lookup))
                .loadConstant(ConstantDescs.DEFAULT_NAME)
                .loadConstant(Types.OBJECTS)
                .invokestatic(handles, "classData", classData)
                .checkcast(Types.OBJECTS)
                .putstatic(self, CONSTANTS, Types.OBJECTS)
                .return_());
  }
}
