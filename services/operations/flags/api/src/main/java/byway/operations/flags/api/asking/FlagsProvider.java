package byway.operations.flags.api.asking;

import byway.kit.context.Context;
import byway.kit.json.Json;
import byway.operations.flags.api.Variant;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Byway's flags behind OpenFeature's client, answered in memory, for the operator of the context.
 * Where there is no such flag, no operator, or nothing that the code could use, the code's own
 * default is the answer.
 */
public final class FlagsProvider implements FeatureProvider {
  private final RulesHere rules;
  private final Uses uses;
  private final InstantSource clock;

  public FlagsProvider(RulesHere rules, Uses uses, InstantSource clock) {
    this.rules = rules;
    this.uses = uses;
    this.clock = clock;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "byway";
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean otherwise, EvaluationContext context) {
    var found = answer(key, context);
    return found == null
        ? unknown(key, otherwise)
        : ProviderEvaluation.<Boolean>builder()
            .value(found.on())
            .variant(found.name())
            .reason(found.reason().name())
            .build();
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String otherwise, EvaluationContext context) {
    return value(
        key,
        otherwise,
        context,
        variant -> variant.value().isEmpty() ? variant.name() : variant.value());
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer otherwise, EvaluationContext context) {
    return value(key, otherwise, context, variant -> Integer.valueOf(variant.value()));
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double otherwise, EvaluationContext context) {
    return value(key, otherwise, context, variant -> Double.valueOf(variant.value()));
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value otherwise, EvaluationContext context) {
    return value(
        key, otherwise, context, variant -> Value.objectToValue(Parsed.of(variant.value())));
  }

  /** A variant's value as JSON. */
  private static final class Parsed {
    private Parsed() {}

    static Object of(String json) {
      try {
        return Json.MAPPER.readValue(json, Map.class);
      } catch (JsonProcessingException e) {
        throw new NumberFormatException("not an object in JSON");
      }
    }
  }

  private @Nullable Outcome answer(String key, EvaluationContext said) {
    var tenant = tenant();
    if (tenant == null) {
      return null;
    }
    var outcome = rules.of(tenant).answer(key, new FlagsOfContext(said, clock));
    if (outcome != null) {
      uses.count(tenant, key, outcome);
    }
    return outcome;
  }

  private static @Nullable UUID tenant() {
    return Context.isBound() ? Context.current().tenant() : null;
  }

  private <T> ProviderEvaluation<T> value(
      String key, T otherwise, EvaluationContext context, Function<Variant, T> read) {
    var found = answer(key, context);
    if (found == null) {
      return unknown(key, otherwise);
    }
    var variant = found.variant();
    if (variant == null) {
      return ProviderEvaluation.<T>builder().value(otherwise).reason(found.reason().name()).build();
    }
    try {
      return ProviderEvaluation.<T>builder()
          .value(read.apply(variant))
          .variant(variant.name())
          .reason(found.reason().name())
          .build();
    } catch (NumberFormatException e) {
      return ProviderEvaluation.<T>builder()
          .value(otherwise)
          .errorCode(ErrorCode.TYPE_MISMATCH)
          .errorMessage("the variant " + variant.name() + " of " + key + " is of another kind")
          .build();
    }
  }

  private static <T> ProviderEvaluation<T> unknown(String key, T otherwise) {
    return ProviderEvaluation.<T>builder()
        .value(otherwise)
        .errorCode(ErrorCode.FLAG_NOT_FOUND)
        .errorMessage("no flag is called " + key)
        .build();
  }
}
