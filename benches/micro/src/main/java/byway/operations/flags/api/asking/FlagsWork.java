package byway.operations.flags.api.asking;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.RuleSet;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.Variant;
import byway.operations.tenants.api.PlatformRealm;
import dev.openfeature.sdk.Client;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A flag of an operator with two hundred: on for all, for a tenth, for those who meet much. */
@State(Scope.Thread)
public class FlagsWork {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final int FLAGS = 200;
  private static final UUID TENANT = new UUID(1, 2);

  private final RuleSet rules = rules();
  private final RuleBook book = RuleBook.of(rules, RuleSet.NONE);
  private final Map<String, String> fields =
      Map.of(
          Constraint.PERSON,
          "0197a1c0-7a3e-7c11-9d1e-3f1b9a7c2d55",
          "country",
          "NL",
          "version",
          "2.11.3",
          "age",
          "42");
  private final Asking asking = Asking.of(fields, NOW);
  private final Map<String, Boolean> plainMap = plainMap();
  private final Client client = new Asker(service(), InstantSource.fixed(NOW)).client();
  private final Context context =
      new Context(TENANT, Trace.start(), Principal.customer(new UUID(3, 4)));

  private static RuleSet rules() {
    var flags = new ArrayList<Flag>();
    for (int i = 0; i < FLAGS; i++) {
      flags.add(flag("flag-" + i, List.of(), List.of()));
    }
    flags.add(flag("tenth", List.of(FlagRule.of(Share.of(10))), List.of()));
    flags.add(
        flag(
            "much",
            List.of(
                new FlagRule(
                    Share.of(50),
                    NOW.minusSeconds(60),
                    NOW.plusSeconds(60),
                    List.of(
                        Constraint.of("age", ConstraintOperator.NUM_GTE, "18"),
                        Constraint.of("version", ConstraintOperator.SEMVER_GTE, "2.0.0")),
                    List.of("near"),
                    List.of())),
            List.of(Variant.of("blue", 50, "#00f"), Variant.of("red", 50, "#f00"))));
    var near =
        new Segment(
            "near", "", List.of(Constraint.of("country", ConstraintOperator.IN, "NL", "BE", "DE")));
    return new RuleSet(1, flags, List.of(near));
  }

  private static Flag flag(String key, List<FlagRule> rules, List<Variant> variants) {
    return new Flag(key, new FlagDefinition("", true, rules, variants, List.of(), false), 1, NOW);
  }

  private static Map<String, Boolean> plainMap() {
    var map = new HashMap<String, Boolean>();
    for (int i = 0; i < FLAGS; i++) {
      map.put("flag-" + i, true);
    }
    return map;
  }

  private Flags service() {
    return (Flags)
        Proxy.newProxyInstance(
            Flags.class.getClassLoader(),
            new Class<?>[] {Flags.class},
            (proxy, method, given) -> PlatformRealm.is(Context.tenantId()) ? RuleSet.NONE : rules);
  }

  @Benchmark
  public @Nullable Boolean map() {
    return plainMap.get("flag-100");
  }

  @Benchmark
  public @Nullable Outcome everybody() {
    return book.answer("flag-100", asking);
  }

  @Benchmark
  public @Nullable Outcome tenth() {
    return book.answer("tenth", asking);
  }

  @Benchmark
  public @Nullable Outcome much() {
    return book.answer("much", asking);
  }

  @Benchmark
  public boolean throughOpenFeature() {
    return context.call(() -> client.getBooleanValue("tenth", false));
  }
}
