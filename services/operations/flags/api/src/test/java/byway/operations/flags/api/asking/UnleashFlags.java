package byway.operations.flags.api.asking;

import static java.util.stream.StreamSupport.stream;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.NeededFlag;
import byway.operations.flags.api.RuleSet;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.Variant;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a file of cases says of flags, said as we say it. */
final class UnleashFlags {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private UnleashFlags() {}

  static RuleSet rules(JsonNode state) {
    return new RuleSet(
        1,
        list(state.get("features"), UnleashFlags::flag),
        list(
            state.get("segments"),
            one ->
                new Segment(
                    one.get("id").asText(), "", list(one.get("constraints"), c -> constraint(c)))));
  }

  private static Flag flag(JsonNode one) {
    var name = one.get("name").asText();
    var definition =
        new FlagDefinition(
            "",
            one.get("enabled").asBoolean(),
            list(one.get("strategies"), UnleashFlags::rule),
            list(one.get("variants"), UnleashFlags::variant),
            list(one.get("dependencies"), UnleashFlags::needed),
            false);
    return new Flag(name, definition, 1, NOW);
  }

  private static NeededFlag needed(JsonNode one) {
    return new NeededFlag(
        one.get("feature").asText(),
        one.path("enabled").asBoolean(true),
        list(one.get("variants"), JsonNode::asText));
  }

  private static FlagRule rule(JsonNode one) {
    var said = one.path("parameters");
    var constraints = new ArrayList<>(list(one.get("constraints"), UnleashFlags::constraint));
    var share =
        switch (one.get("name").asText()) {
          case "default" -> Share.ALL;
          case "userWithId" -> {
            constraints.add(among(Constraint.PERSON, ConstraintOperator.IN, said.path("userIds")));
            yield Share.ALL;
          }
          case "remoteAddress" -> {
            constraints.add(
                among(Constraint.ADDRESS, ConstraintOperator.IN_CIDR, said.path("IPs")));
            yield Share.ALL;
          }
          case "gradualRolloutUserId" -> share(said, "percentage", Constraint.PERSON);
          case "gradualRolloutSessionId" -> share(said, "percentage", Constraint.SESSION);
          case "gradualRolloutRandom" -> share(said, "percentage", Share.CHANCE);
          case "flexibleRollout" ->
              share(said, "rollout", said.path("stickiness").asText(Share.USUAL));
          default -> throw new IllegalArgumentException("a strategy of another kind: " + one);
        };
    return new FlagRule(
        share,
        null,
        null,
        constraints,
        list(one.get("segments"), JsonNode::asText),
        list(one.get("variants"), UnleashFlags::variant));
  }

  private static Share share(JsonNode said, String percent, String by) {
    return new Share(said.path(percent).asInt(), by, said.path("groupId").asText(""));
  }

  private static Constraint among(String field, ConstraintOperator operator, JsonNode text) {
    var values = Arrays.stream(text.asText().split(",", -1)).map(String::strip).toList();
    return new Constraint(field, operator, values, false, false);
  }

  private static Constraint constraint(JsonNode one) {
    var values = new ArrayList<>(list(one.get("values"), JsonNode::asText));
    if (one.hasNonNull("value")) {
      values.addFirst(one.get("value").asText());
    }
    return new Constraint(
        one.get("contextName").asText(),
        ConstraintOperator.valueOf(one.get("operator").asText()),
        values,
        one.path("inverted").asBoolean(),
        one.path("caseInsensitive").asBoolean());
  }

  private static Variant variant(JsonNode one) {
    return new Variant(
        one.get("name").asText(),
        one.get("weight").asInt(),
        Variant.Kind.TEXT,
        one.path("payload").path("value").asText(),
        one.path("stickiness").asText(Share.USUAL),
        list(
            one.get("overrides"),
            who ->
                new Variant.FixedFor(
                    who.get("contextName").asText(), list(who.get("values"), JsonNode::asText))));
  }

  static Asking asking(JsonNode context) {
    Map<String, String> fields = new HashMap<>();
    Stream.of(context, context.path("properties"))
        .flatMap(of -> of.properties().stream())
        .filter(field -> field.getValue().isValueNode() && !field.getValue().isNull())
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return Asking.of(fields, NOW);
  }

  static <T> List<T> list(@Nullable JsonNode all, Function<JsonNode, T> read) {
    return all == null || all.isNull()
        ? List.of()
        : stream(all.spliterator(), false).map(read).toList();
  }
}
