package io.distric.peers;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.StatelessKieSession;

/** Drools: rules over one declared type, as an executable model, in a stateless session. */
final class DroolsEngine implements Engine {

  private static final ExpressionText TEXT =
      new ExpressionText(
          name -> name + " != null",
          name -> name,
          (name, constants) -> name + " in (" + String.join(", ", constants) + ")",
          DroolsEngine::call,
          List.of("str[startsWith]", "str[endsWith]", "contains", "matches"));

  private final Map<String, String> types = new HashMap<>();
  private final Places places = new Places();
  private @Nullable StatelessKieSession session;
  private @Nullable FactType type;

  @Override
  public void load(List<PeerRule> rules) {
    KieServices services = KieServices.Factory.get();
    KieFileSystem files = services.newKieFileSystem();
    files.write("src/main/resources/peers/rules.drl", source(rules));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    KieBase base =
        services.newKieContainer(services.getRepository().getDefaultReleaseId()).getKieBase();
    type = base.getFactType("peers", "Sent");
    session = base.newStatelessKieSession();
    session.setGlobal("sink", (DroolsSink) places::add);
  }

  /** There a pattern has to match all of a text. */
  private static String call(String name, String method, String constant) {
    String inner = constant.substring(1, constant.length() - 1);
    String asked = method.equals("matches") ? "\"(?s).*(?:" + inner + ").*\"" : constant;
    return name + " " + method + " " + asked;
  }

  private String source(List<PeerRule> rules) {
    Set<String> fields = new TreeSet<>();
    rules.forEach(rule -> types(rule.condition()));
    rules.forEach(rule -> rule.condition().fields(fields));
    String declared =
        fields.stream()
            .map(field -> field.replace('.', '_'))
            .map(name -> "  " + name + " : " + types.get(name) + "\n")
            .collect(Collectors.joining());
    StringBuilder source = new StringBuilder("package peers\n");
    source.append("global ").append(DroolsSink.class.getName()).append(" sink\n");
    source.append("declare Sent\n").append(declared).append("end\n");
    for (PeerRule rule : rules) {
      source.append("rule \"r").append(rule.place()).append("\" when Sent(");
      source.append(constraints(rule.condition()));
      source.append(") then sink.add(").append(rule.place()).append("); end\n");
    }
    return source.toString();
  }

  /** A comma between those that all hold, so that they become nodes that rules share. */
  private static String constraints(Condition condition) {
    if (condition instanceof Condition.All(List<Condition> parts)) {
      return parts.stream().map(DroolsEngine::constraint).collect(Collectors.joining(", "));
    }
    return constraint(condition);
  }

  private static String constraint(Condition condition) {
    // What equals a constant is there: the plain form is the one that Drools indexes.
    boolean plain =
        condition instanceof Condition.Test test
            && test.kind() == Condition.Kind.EQUAL
            && !test.negated();
    return plain && condition instanceof Condition.Test test
        ? test.name() + " == " + ExpressionText.constant(test.value())
        : TEXT.of(condition);
  }

  private void types(Condition condition) {
    switch (condition) {
      case Condition.All(List<Condition> parts) -> parts.forEach(this::types);
      case Condition.Any(List<Condition> parts) -> parts.forEach(this::types);
      case Condition.Test test -> types.put(test.name(), test.value().getClass().getSimpleName());
    }
  }

  @Override
  public int[] match(byte[] json) throws IOException, ReflectiveOperationException {
    if (session == null || type == null) {
      throw new IllegalStateException("no rules are loaded");
    }
    Object sent = type.newInstance();
    for (Map.Entry<String, Object> field : FlatMessage.read(json).entrySet()) {
      String name = field.getKey().replace('.', '_');
      if (types.containsKey(name)) {
        type.set(sent, name, field.getValue());
      }
    }
    places.clear();
    session.execute(sent);
    return places.sorted();
  }
}
