package io.distric.peers;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** CEL: an expression a rule, planned, one after the other. */
final class CelEngine implements Engine {

  private static final ExpressionText TEXT =
      new ExpressionText(
          name -> "has(m." + name + ")",
          name -> "m." + name,
          (name, constants) -> name + " in [" + String.join(", ", constants) + "]",
          (name, method, constant) -> name + "." + method + "(" + constant + ")",
          List.of("startsWith", "endsWith", "contains", "matches"));

  private final List<CelRuntime.Program> rules = new ArrayList<>();
  private final Places places = new Places();

  @Override
  public void load(List<PeerRule> loaded) throws Exception {
    Cel cel =
        CelFactory.plannerCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("m", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    for (PeerRule rule : loaded) {
      rules.add(cel.createProgram(cel.compile(TEXT.of(rule.condition())).getAst()));
    }
  }

  @Override
  public int[] match(byte[] json) throws Exception {
    Map<String, Object> message = new HashMap<>();
    FlatMessage.read(json).forEach((field, value) -> message.put(field.replace('.', '_'), value));
    Map<String, Object> variables = Map.of("m", message);
    places.clear();
    for (int i = 0; i < rules.size(); i++) {
      if (Boolean.TRUE.equals(rules.get(i).eval(variables))) {
        places.add(i);
      }
    }
    return places.sorted();
  }
}
