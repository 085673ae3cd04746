package byway.kit.calls;

import byway.kit.json.Json;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import byway.kit.store.Store;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.ws.rs.ProcessingException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands out a contract at the distance at which it is: the bean in this process, or a REST client.
 * Both stand behind the same time limit, bulkhead and breaker, and neither can be called inside a
 * database transaction, because that would hold a connection for as long as somebody else takes.
 */
public final class Calls {
  private static final Logger LOG = Logger.getLogger(Calls.class);

  private final Settings settings;
  private final InternalHeaders headers;
  private final Limits limits;
  private final boolean roundTrip;
  private final MeterRegistry metrics;
  private final Map<String, TypedGuard<Object>> guards = new ConcurrentHashMap<>();

  /**
   * What one lane of a service may take of those that call it; most services have one.
   *
   * @param timeout for one call
   * @param atOnce calls under way at a time; one more is refused at once
   * @param breakerCalls how many of the last calls are looked at; where half of them broke, none
   *     are tried for a while
   */
  public record Limits(Duration timeout, int atOnce, int breakerCalls) {
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 256, 20);
  }

  /**
   * @param metrics counts what is refused, by service and code: {@code byway_call_refusals_total}
   * @param roundTrip sends what is passed in process through JSON and back, as tests do, so that no
   *     contract comes to depend on the shorter distance
   */
  public Calls(
      Settings settings,
      InternalHeaders headers,
      Limits limits,
      MeterRegistry metrics,
      boolean roundTrip) {
    this.settings = settings;
    this.headers = headers;
    this.limits = limits;
    this.metrics = metrics;
    this.roundTrip = roundTrip;
  }

  /**
   * @param local finds the bean that serves the contract in this artefact
   */
  public <C> C to(Class<C> contract, Function<Class<C>, Object> local) {
    var service = service(contract);
    Object target =
        settings.roles().runs(service) ? local.apply(contract) : remote(contract, address(service));
    return guarded(contract, service, target);
  }

  /**
   * Hands out what each process answers about the services that run in it: of the services'
   * processes, as this one knows them, each once, with the services that are there.
   *
   * @param name of the contract, for its guard
   * @param local what answers about those in this process
   */
  public <C> Map<Set<String>, C> ofEachProcess(Class<C> contract, String name, C local) {
    var byPlace = new TreeMap<String, Set<String>>();
    for (var service : Roles.members("services")) {
      var place = settings.roles().runs(service) ? "" : address(service).toString();
      byPlace.computeIfAbsent(place, at -> new TreeSet<>()).add(service);
    }
    var processes = new HashMap<Set<String>, C>();
    byPlace.forEach(
        (place, services) -> {
          Object target = place.isEmpty() ? local : remote(contract, URI.create(place));
          processes.put(
              Set.copyOf(services), guarded(contract, (name + " " + place).strip(), target));
        });
    return Map.copyOf(processes);
  }

  private <C> C guarded(Class<C> contract, String name, Object target) {
    var texts = QueryTexts.of(contract);
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) -> call(name, target, method, texts.of(method, arguments))));
  }

  private <C> C remote(Class<C> contract, URI address) {
    var client =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(address)
            .connectTimeout(2, TimeUnit.SECONDS)
            .readTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .register(headers)
            .register(new RefusalReader())
            .register(new AnswerReader());
    if ("https".equals(address.getScheme())) {
      client.tlsConfiguration(headers.tls());
    }
    return client.build(contract);
  }

  private URI address(String service) {
    return settings.peers().entrySet().stream()
        .filter(peer -> Roles.members(peer.getKey()).contains(service))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("BYWAY_PEERS does not say where " + service + " runs"));
  }

  private @Nullable Object call(
      String service, Object target, Method method, Object @Nullable [] arguments)
      throws Exception {
    if (method.getDeclaringClass() == Object.class) {
      return invoke(target, method, arguments);
    }
    if (Store.isOpen()) {
      throw new IllegalStateException(
          "%s.%s is called inside a database transaction".formatted(service, method.getName()));
    }
    try {
      Callable<Object> work =
          roundTrip
              ? () -> copy(invoke(service, target, method, copies(method, arguments)), method)
              : () -> invoke(service, target, method, arguments);
      return guard(service, method).call(work);
    } catch (Refusal refusal) {
      metrics
          .counter("byway_call_refusals_total", "service", service, "code", refusal.code())
          .increment();
      throw refusal;
    } catch (FaultToleranceDefinitionException e) {
      throw e;
    } catch (FaultToleranceException e) {
      throw CallFailed.unanswered(service, e);
    }
  }

  /** The same incident is the same to the caller, in this process as over HTTP. */
  private static @Nullable Object invoke(
      String service, Object target, Method method, Object @Nullable [] arguments)
      throws Exception {
    try {
      return invoke(target, method, arguments);
    } catch (Refusal refusal) {
      if (refusal.code().equals(Refusal.UNAVAILABLE)) {
        throw CallFailed.unanswered(service, refusal);
      }
      throw refusal;
    } catch (CallFailed further) {
      // what that service needed itself; a defect has been written down where it was
      throw further.isDefect()
          ? CallFailed.broken(service, further)
          : CallFailed.unanswered(service, further);
    } catch (StoreFailed failed) {
      throw failed.isOfTheMoment()
          ? CallFailed.unanswered(service, failed)
          : broken(service, method, failed);
    } catch (ProcessingException e) {
      throw CallFailed.unanswered(service, e);
    } catch (RuntimeException e) {
      throw broken(service, method, e);
    }
  }

  private static CallFailed broken(String service, Method method, RuntimeException e) {
    LOG.errorf(e, "unexpected failure of %s.%s", service, method.getName());
    return CallFailed.broken(service, e);
  }

  /** Calls of one lane are under way beside those of another, and break apart from them. */
  private TypedGuard<Object> guard(String service, Method method) {
    var lane = method.getAnnotation(Lane.class);
    return guards.computeIfAbsent(
        lane == null ? service : service + " " + lane.value(),
        name ->
            TypedGuard.create(Object.class)
                .withDescription(name)
                .withBulkhead()
                .limit(limits.atOnce())
                .done()
                .withTimeout()
                .duration(limits.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(limits.breakerCalls())
                .failureRatio(0.5)
                .delay(2, ChronoUnit.SECONDS)
                // what is refused because there is no room breaks nothing
                .skipOn(List.of(Refusal.class, BulkheadException.class))
                .done()
                .build());
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private static Object @Nullable [] copies(Method method, Object @Nullable [] arguments)
      throws JsonProcessingException {
    if (arguments == null) {
      return null;
    }
    var copies = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      copies[i] = copy(arguments[i], method.getGenericParameterTypes()[i]);
    }
    return copies;
  }

  private static @Nullable Object copy(@Nullable Object answer, Method method)
      throws JsonProcessingException {
    return copy(answer, method.getGenericReturnType());
  }

  private static @Nullable Object copy(@Nullable Object value, java.lang.reflect.Type type)
      throws JsonProcessingException {
    if (value == null || type == void.class) {
      return null;
    }
    var json = Json.MAPPER;
    var shape = json.constructType(type);
    return json.readValue(json.writerFor(shape).writeValueAsString(value), shape);
  }

  static String service(Class<?> contract) {
    var mark = contract.getAnnotation(Contract.class);
    if (mark == null) {
      throw new IllegalArgumentException(contract.getName() + " is not marked with @Contract");
    }
    return mark.value();
  }
}
