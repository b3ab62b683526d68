package io.distric.dsl.match;

import io.distric.dsl.value.JsonWriter;
import io.distric.dsl.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The matches of one message. */
final class MatchBuffer implements Matches {

  private final ChainWalk chains;
  private final List<Run> runs = new ArrayList<>();
  private final List<Emit> emits = new ArrayList<>();
  private final JsonWriter writer = new JsonWriter();
  private CompiledRule[] rules = new CompiledRule[16];
  private int size;

  /** How many of the rules have their parameters bound. */
  private int bound;

  private final List<CompiledRule> shadows = new ArrayList<>();
  private @Nullable SlotView view;

  MatchBuffer(ChainWalk chains) {
    this.chains = chains;
  }

  /** Where the message is in the chains. */
  ChainWalk chains() {
    return chains;
  }

  void begin(SlotView message) {
    chains.begin();
    view = message;
    size = 0;
    bound = 0;
    runs.clear();
    emits.clear();
    shadows.clear();
  }

  void add(CompiledRule rule) {
    if (size == rules.length) {
      rules = Arrays.copyOf(rules, size * 2);
    }
    rules[size++] = rule;
  }

  void addShadow(CompiledRule rule) {
    shadows.add(rule);
  }

  /**
   * Binds the parameters of all rules that matched so far. They are bound when they are asked for,
   * or when a rule is about to change the message.
   */
  void bind() {
    SlotView message = view;
    if (message == null) {
      return;
    }
    for (; bound < size; bound++) {
      CompiledRule rule = rules[bound];
      if (rule.hasBodies() && !rule.hasEdits()) {
        rule.bindLets(message.slots());
        for (RuleEffect effect : rule.effects()) {
          bind(effect, rule);
        }
      }
    }
  }

  /** The last rule has bound its own. */
  void isBound() {
    bound = size;
  }

  void bind(RuleEffect effect, CompiledRule rule) {
    SlotView message = view;
    if (message == null) {
      return;
    }
    switch (effect) {
      case RuleEffect.Run(var workflow, var input, var options) ->
          runs.add(new Run(rule.id(), workflow, json(input, rule, message.slots()), options));
      case RuleEffect.Emit(var topic, var data) ->
          emits.add(new Emit(rule.id(), topic, json(data, rule, message.slots())));
      case RuleEffect.Set _, RuleEffect.Remove _, RuleEffect.Stop _ -> {
        // Done at the rule's turn.
      }
    }
  }

  /** The JSON of a body, put together in a buffer that is used again. */
  byte[] json(RuleEffect.Body body, CompiledRule rule, Slots slots) {
    return switch (body) {
      case RuleEffect.Body.Constant(var json) -> json;
      case RuleEffect.Body.Assembled(var parts) -> {
        writer.reset();
        writer.raw('{');
        for (int i = 0; i < parts.size(); i++) {
          write(parts.get(i), rule, slots);
        }
        if (!writer.endsWith('{')) {
          writer.unwrite();
        }
        writer.raw('}');
        yield writer.toByteArray();
      }
    };
  }

  private void write(RuleEffect.Part part, CompiledRule rule, Slots slots) {
    switch (part.source()) {
      case RuleEffect.Source.Fixed(var json) -> {
        writer.raw(part.key());
        writer.raw(json);
        writer.raw(',');
      }
      case RuleEffect.Source.Field(var slot) -> {
        if (slots.kind(slot) != Slots.MISSING) {
          writer.raw(part.key());
          slots.write(slot, writer);
          writer.raw(',');
        }
      }
      case RuleEffect.Source.Expression(var number) -> {
        Value value = rule.value(number, slots);
        if (!(value instanceof Value.Missing)) {
          writer.raw(part.key());
          writer.value(value);
          writer.raw(',');
        }
      }
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String ruleId(int position) {
    if (position >= size) {
      throw new IndexOutOfBoundsException(position);
    }
    return rules[position].id();
  }

  @Override
  public int shadows() {
    return shadows.size();
  }

  @Override
  public String shadowId(int position) {
    return shadows.get(position).id();
  }

  @Override
  public int runs() {
    bind();
    return runs.size();
  }

  @Override
  public Run run(int position) {
    bind();
    return runs.get(position);
  }

  @Override
  public int emits() {
    bind();
    return emits.size();
  }

  @Override
  public Emit emit(int position) {
    bind();
    return emits.get(position);
  }

  @Override
  public boolean rewritten() {
    return view != null && view.isEdited();
  }

  @Override
  public List<Edit> edits() {
    return view == null ? List.of() : view.edits();
  }

  @Override
  public byte[] payload() {
    if (view == null) {
      throw new IllegalStateException("no message was matched yet");
    }
    return view.payload();
  }
}
