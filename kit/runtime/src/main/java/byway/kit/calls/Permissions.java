package byway.kit.calls;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each role may call of all contracts, so that pages offer that and nothing else. */
public final class Permissions {
  private final List<CallRule> rules;
  private final InstantSource clock;
  private final Map<String, CallRule> byName = new HashMap<>();
  private final Map<StaffRole, Set<String>> calls = new EnumMap<>(StaffRole.class);

  public Permissions(Collection<Class<?>> contracts, InstantSource clock) {
    this.clock = clock;
    this.rules =
        contracts.stream()
            .sorted(Comparator.comparing(Class::getName))
            .flatMap(CallRule::ofContract)
            .toList();
    rules.forEach(rule -> byName.putIfAbsent(rule.name(), rule));
    Stream.of(StaffRole.values()).forEach(role -> calls.put(role, called(Who.of(role))));
  }

  private Set<String> called(Who who) {
    return rules.stream()
        .filter(rule -> rule.allows(who))
        .map(CallRule::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Such as {@code orders.refund}; nothing for who has no role. */
  public Set<String> of(@Nullable StaffRole role) {
    return role == null ? Set.of() : calls.getOrDefault(role, Set.of());
  }

  /**
   * What the service will say, before anything is done for it. Refuses with {@code not_permitted}
   * and {@code confirmation_needed}.
   */
  public void check(String call, Principal principal) {
    rule(call).check(principal, clock);
  }

  /** The same without the proof. Refuses with {@code not_permitted}. */
  public void checkRole(String call, Principal principal) {
    if (!rule(call).allows(principal)) {
      throw CallRule.notPermitted();
    }
  }

  private CallRule rule(String call) {
    var rule = byName.get(call);
    if (rule == null) {
      throw new IllegalArgumentException("no contract has a call " + call);
    }
    return rule;
  }

  /** Of every contract, by its name. */
  public List<CallRule> all() {
    return rules;
  }
}
