package byway.operations.flags.api.asking;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.store.Store;
import byway.kit.values.Recent;
import byway.kit.values.Refusal;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.RuleSet;
import byway.operations.tenants.api.PlatformRealm;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of flags. It asks the service for an operator's when somebody first
 * asks one, and again when it hears that they have changed; what it knows last stays while the
 * service is away.
 */
@Singleton
public final class RulesHere {
  private static final Logger LOG = Logger.getLogger(RulesHere.class);

  /** Operators of one process at a time; the least asked goes first, and is asked for again. */
  private static final int MOST_OPERATORS = 5_000;

  /** How long the service is let be after it did not answer. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final Flags flags;
  private final InstantSource clock;
  private final Recent<UUID, Known> operators = new Recent<>(MOST_OPERATORS);
  private final ConcurrentHashMap<UUID, Object> locks = new ConcurrentHashMap<>();
  private final Object installationLock = new Object();
  private final CopyOnWriteArrayList<Consumer<UUID>> hearers = new CopyOnWriteArrayList<>();
  private volatile @Nullable RuleSet installation;
  private volatile Instant quietUntil = Instant.MIN;

  public RulesHere(Flags flags, InstantSource clock) {
    this.flags = flags;
    this.clock = clock;
  }

  /** An operator's own rules, and all that is asked of it. */
  private record Known(RuleSet own, RuleBook book) {}

  /**
   * The flags of an operator; none of them where the service has never answered. Within a
   * transaction nobody is called: what is not known by then is learned meanwhile.
   */
  public RuleBook of(UUID tenant) {
    var known = operators.get(tenant);
    if (known != null) {
      return known.book;
    }
    if (clock.instant().isBefore(quietUntil)) {
      return RuleBook.EMPTY;
    }
    if (Store.isOpen()) {
      Thread.ofVirtual().name("flags").start(() -> Context.platform().run(() -> learn(tenant)));
      return RuleBook.EMPTY;
    }
    learn(tenant);
    known = operators.get(tenant);
    return known == null ? RuleBook.EMPTY : known.book;
  }

  /** Is told whose flags have changed, once they are known here. */
  public void hear(Consumer<UUID> hearer) {
    hearers.add(hearer);
  }

  public void hearNoMore(Consumer<UUID> hearer) {
    hearers.remove(hearer);
  }

  /** An operator's have changed, or the installation's, which are everybody's. */
  void changed(UUID tenant) {
    if (PlatformRealm.is(tenant)) {
      learnInstallation();
    } else if (locks.containsKey(tenant)) {
      learn(tenant); // also where it is just being learned for the first time
    }
  }

  /** Asks for all that is remembered, in case it was not heard that it changed. */
  void lookAgain() {
    if (operators.values().isEmpty()) {
      return;
    }
    learnInstallation();
    for (var tenant : remembered()) {
      learn(tenant);
    }
  }

  private List<UUID> remembered() {
    return locks.keySet().stream().filter(tenant -> operators.get(tenant) != null).toList();
  }

  private void learn(UUID tenant) {
    synchronized (locks.computeIfAbsent(tenant, one -> new Object())) {
      try {
        var all = installation();
        var own = PlatformRealm.is(tenant) ? RuleSet.NONE : ask(tenant);
        keep(tenant, own, all);
      } catch (CallFailed | Refusal e) {
        away(e);
      }
    }
  }

  private void learnInstallation() {
    try {
      RuleSet before;
      RuleSet all;
      synchronized (installationLock) {
        before = installation;
        all = ask(PlatformRealm.ID);
        installation = all;
      }
      if (before != null && before.version() == all.version()) {
        return;
      }
      for (var tenant : remembered()) {
        synchronized (locks.computeIfAbsent(tenant, one -> new Object())) {
          var known = operators.get(tenant);
          if (known != null) {
            keep(tenant, known.own, all);
          }
        }
      }
    } catch (CallFailed | Refusal e) {
      away(e);
    }
  }

  private RuleSet installation() {
    synchronized (installationLock) {
      var known = installation;
      if (known == null) {
        known = ask(PlatformRealm.ID);
        installation = known;
      }
      return known;
    }
  }

  private RuleSet ask(UUID tenant) {
    return Context.platform(tenant).call(flags::rules);
  }

  private void keep(UUID tenant, RuleSet own, RuleSet all) {
    var book = RuleBook.of(own, all);
    var before = operators.put(tenant, new Known(own, book));
    if (before != null && !before.book.version().equals(book.version())) {
      hearers.forEach(one -> one.accept(tenant));
    }
  }

  private void away(RuntimeException why) {
    quietUntil = clock.instant().plus(LEFT_ALONE);
    LOG.warnf("flags stay as they were known last: %s", why.getMessage());
  }
}
