package byway.operations.flags.publicapi;

import byway.kit.json.Json;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.Variant;
import byway.operations.flags.api.asking.Outcome;
import byway.operations.flags.api.asking.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What a flag is for somebody, in OFREP's words.
 *
 * @param value none where the program's own default is meant (OFREP, decision 6)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Evaluation(String key, @Nullable JsonNode value, String reason, @Nullable String variant) {
  static Evaluation of(String key, FlagDefinition flag, Outcome outcome) {
    var variant = outcome.variant();
    return new Evaluation(
        key,
        hasVariants(flag) ? value(variant) : BooleanNode.valueOf(outcome.on()),
        reason(outcome.reason()),
        hasVariants(flag) && variant == null ? null : outcome.name());
  }

  private static boolean hasVariants(FlagDefinition flag) {
    return !flag.variants().isEmpty()
        || flag.rules().stream().anyMatch(rule -> !rule.variants().isEmpty());
  }

  private static @Nullable JsonNode value(@Nullable Variant variant) {
    if (variant == null) {
      return null;
    }
    return switch (variant.kind()) {
      case TEXT -> TextNode.valueOf(variant.value().isEmpty() ? variant.name() : variant.value());
      case NUMBER, JSON -> read(variant.value());
    };
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // it was read when it was kept
    }
  }

  /** OFREP 0.3.0 has no word for it that no rule holds. */
  private static String reason(Reason reason) {
    return reason == Reason.DEFAULT ? "UNKNOWN" : reason.name();
  }

  /** Why there is none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Failure(@Nullable String key, String errorCode, String errorDetails) {}
}
