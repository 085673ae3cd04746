package byway.kit.calls;

import byway.kit.calls.Recorded.As;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Purpose;
import byway.kit.events.ActEnded;
import byway.kit.store.OpenAct;
import byway.kit.store.Store;
import byway.kit.store.StoreFailed;
import byway.kit.values.Ids;
import byway.kit.values.Recent;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has what people do, try to do and look at written down, where the call arrives. What a service
 * asks of another for them is part of what they asked for.
 */
final class RecordActs {
  private static final Logger LOG = Logger.getLogger(RecordActs.class);
  private static final int MOST_REMEMBERED = 20_000;
  private static final int MOST_ASIDE = 32;

  private final Ids ids;
  private final InstantSource clock;
  private final Function<String, Optional<Store>> stores;
  private final MeterRegistry metrics;

  private final Semaphore room = new Semaphore(MOST_ASIDE);

  /** What is told once an hour, and was. */
  private final Recent<UUID, Boolean> told = new Recent<>(MOST_REMEMBERED);

  /**
   * @param metrics counts entries that could not be told: {@code byway_audit_untold_total}
   */
  RecordActs(InstantSource clock, Function<String, Optional<Store>> stores, MeterRegistry metrics) {
    this.ids = new Ids(clock);
    this.clock = clock;
    this.stores = stores;
    this.metrics = metrics;
  }

  /** Does it, and has it written down where that is due. */
  @Nullable Object of(CallRule rule, Object[] given, Callable<@Nullable Object> deed)
      throws Exception {
    var context = Context.current();
    if (!isRecorded(rule, context)) {
      return deed.call();
    }
    var store = stores.apply(rule.service()).orElse(null);
    return store == null ? deed.call() : recorded(store, rule, begun(rule, given, context), deed);
  }

  private static boolean isRecorded(CallRule rule, Context context) {
    if (rule.recorded() == As.NOTHING || context.service() != null) {
      return false;
    }
    var purpose = context.purpose();
    return switch (context.principal().kind()) {
      case DEVICE -> false;
      case PLATFORM -> rule.recorded() == As.CHANGE && rule.isRecordedOfPlatform();
      case ANONYMOUS, CUSTOMER, APP ->
          rule.recorded() == As.CHANGE || rule.recorded() == As.SIGN_IN;
      case STAFF -> rule.recorded() != As.SHOWN || (purpose != null && purpose.isLook());
    };
  }

  /** What is read on the way to what somebody said they do, is not that. */
  private static @Nullable Purpose said(CallRule rule, Context context) {
    var purpose = context.purpose();
    return purpose == null || (rule.recorded() == As.PERSONAL && !purpose.isLook())
        ? null
        : purpose;
  }

  /** Where the platform does it for somebody, they do. */
  private static Principal who(Context context) {
    var purpose = context.purpose();
    boolean isForSomebody = context.principal().kind() == Principal.Kind.PLATFORM;
    return isForSomebody && purpose != null && purpose.by() != null
        ? purpose.by()
        : context.principal();
  }

  private ActEnded begun(CallRule rule, Object[] given, Context context) {
    var purpose = said(rule, context);
    var principal = who(context);
    var role = principal.role();
    boolean isChange = rule.recorded() == As.CHANGE;
    return new ActEnded(
        ids.next(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        principal.kind().name(),
        principal.id(),
        role == null ? "" : role.word(),
        purpose == null ? rule.name() : purpose.act(),
        rule.name(),
        purpose == null ? rule.words().subject(given) : purpose.subject(),
        "",
        "",
        purpose == null ? "" : purpose.reason(),
        isChange ? rule.words().changes(given) : List.of(),
        context.trace().traceId());
  }

  private @Nullable Object recorded(
      Store store, CallRule rule, ActEnded begun, Callable<@Nullable Object> deed)
      throws Exception {
    if (rule.recorded() == As.PERSONAL) {
      return read(store, begun, deed);
    }
    var act = new OpenAct(rule.service(), begun, rule.recorded() == As.CHANGE);
    Object answer;
    try {
      answer = act.doing(deed);
    } catch (Refusal refusal) {
      refused(store, begun, act, refusal.code());
      throw refusal;
    } catch (Exception failure) {
      tell(begun, () -> act.end(store, "FAILED", ""));
      throw failure;
    }
    if (answer != null && answer.getClass().isAnnotationPresent(Declined.class)) {
      var which = rule.which(answer);
      if (rule.recorded() == As.SIGN_IN) {
        aside(() -> refused(store, begun, act, which));
      } else {
        refused(store, begun, act, which);
      }
    } else if (rule.recorded() == As.SHOWN) {
      act.end(store, "DONE", ""); // what is not written down is not shown
    } else {
      var which = rule.which(answer);
      tell(begun, () -> act.end(store, "DONE", which));
    }
    return answer;
  }

  /** What is not written down is not shown. */
  private @Nullable Object read(Store store, ActEnded begun, Callable<@Nullable Object> deed)
      throws Exception {
    Object answer;
    try {
      answer = deed.call();
    } catch (Refusal refusal) {
      if (refusal.code().equals(Gate.NOT_PERMITTED)) {
        refused(store, begun, new OpenAct("", begun, false), refusal.code());
      }
      throw refusal;
    }
    var hourly = hourly(begun, begun.subject(), "");
    boolean isOwn = begun.subject().equals(Objects.toString(begun.by()));
    if (!isOwn && told.get(hourly) == null) {
      new OpenAct("", begun, false).endAs(hourly, store, "DONE", "");
      var unused = told.put(hourly, true);
    }
    return answer;
  }

  /** Who goes on trying fills no log: the same is written down once an hour. */
  private void refused(Store store, ActEnded begun, OpenAct act, String code) {
    var hourly = hourly(begun, act.subject(), code);
    boolean isNew = told.get(hourly) == null;
    tell(
        begun,
        () -> {
          if (isNew) {
            act.endAs(hourly, store, "REFUSED", code);
            var unused = told.put(hourly, true);
          } else {
            act.drop(store);
          }
        });
  }

  /**
   * Nobody may learn from the time of an answer whether there is somebody by that name: that a try
   * is written down for the first time in an hour, is not waited for.
   */
  private void aside(Runnable telling) {
    var context = Context.current();
    if (!room.tryAcquire()) {
      metrics.counter("byway_audit_untold_total", "call", "sign-in").increment();
      return;
    }
    var unused =
        Thread.ofVirtual()
            .name("tries")
            .start(
                () -> {
                  try {
                    context.run(telling);
                  } finally {
                    room.release();
                  }
                });
  }

  /** The same in every process. */
  private static UUID hourly(ActEnded begun, String subject, String code) {
    var same =
        String.join(
            "|",
            Objects.toString(Context.current().tenant()),
            begun.kind(),
            Objects.toString(begun.by()),
            begun.act(),
            begun.call(),
            subject,
            code,
            begun.at().truncatedTo(ChronoUnit.HOURS).toString());
    return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8));
  }

  /** It is done, whether or not that can be said just now; a note of it is found later. */
  private void tell(ActEnded begun, Runnable telling) {
    try {
      telling.run();
    } catch (StoreFailed failed) {
      LOG.warnf("the audit log is not told how %s ended: %s", begun.call(), failed.getMessage());
      metrics.counter("byway_audit_untold_total", "call", begun.call()).increment();
    }
  }
}
