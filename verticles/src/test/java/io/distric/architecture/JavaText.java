package io.distric.architecture;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the tidiness rules look at in one Java file, as the JDK's own parser reads it: comments and
 * texts do not count as code.
 *
 * @param uses calls as {@code Thread.sleep(10)}, creations as {@code new Thread(}, fields of other
 *     types as {@code System.out}, and {@code synchronized}
 */
record JavaText(String path, long lines, List<Part> types, List<Method> methods, List<Part> uses) {

  record Part(String text, long line) {}

  record Method(String name, long line, long lines) {}

  static List<JavaText> parse(Map<String, String> textByPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<InMemory> files = new ArrayList<>();
    textByPath.forEach((path, text) -> files.add(new InMemory(path, text)));
    List<String> options = List.of("--release", "25", "-proc:none");
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, problem -> {}, options, null, List.copyOf(files));
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<JavaText> parsed = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(read(unit, textByPath, positions));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaText read(
      CompilationUnitTree unit, Map<String, String> textByPath, SourcePositions positions) {
    String path = unit.getSourceFile().toUri().getPath().substring(1);
    long lines = requireNonNull(textByPath.get(path)).lines().count();
    Collector collector = new Collector(unit, positions);
    collector.scan(unit, null);
    return new JavaText(path, lines, collector.types, collector.methods, collector.uses);
  }

  private static final class Collector extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Part> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<Part> uses = new ArrayList<>();

    Collector(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (!type.getSimpleName().isEmpty()) {
        types.add(new Part(type.getSimpleName().toString(), firstLine(type)));
      }
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
        uses.add(new Part("synchronized", firstLine(method)));
      }
      if (method.getBody() != null) {
        long first = firstLine(method);
        String name = method.getName().toString();
        methods.add(new Method(name, first, lastLine(method.getBody()) - first + 1));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
      uses.add(new Part(call.toString(), firstLine(call)));
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void unused) {
      uses.add(new Part("new " + creation.getIdentifier() + "(", firstLine(creation)));
      return super.visitNewClass(creation, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void unused) {
      uses.add(new Part(select.toString(), firstLine(select)));
      return super.visitMemberSelect(select, null);
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree block, @Nullable Void unused) {
      uses.add(new Part("synchronized", firstLine(block)));
      return super.visitSynchronized(block, null);
    }

    private long firstLine(Tree tree) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    private long lastLine(Tree tree) {
      return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree) - 1);
    }
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(String path, String text) {
      super(URI.create("memory:///" + path.replace(" ", "%20")), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
