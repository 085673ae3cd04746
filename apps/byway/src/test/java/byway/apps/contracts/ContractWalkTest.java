package byway.apps.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import byway.apps.contracts.Probe.Deed;
import byway.apps.contracts.Probe.Planned;
import byway.kit.calls.CallFailed;
import byway.kit.calls.InternalHeaders;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.store.Store;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of every contract that the artefact serves, called in this process and over HTTP:
 * the same comes there, the same comes back, and the same incident is the same failure. What stands
 * in the endpoint's place is planned here, the way there and back is real.
 */
@QuarkusTest
@QuarkusTestResource(RunningServices.class)
class ContractWalkTest {
  private final InternalHeaders headers;
  private final MeterRegistry metrics;
  private final List<Store> stores;
  private final UUID tenant = UUID.randomUUID();

  ContractWalkTest(InternalHeaders headers, MeterRegistry metrics, @All List<Store> stores) {
    this.headers = headers;
    this.metrics = metrics;
    this.stores = stores;
  }

  @AfterEach
  void nothing_is_planned() {
    Probe.plan(null);
  }

  @TestFactory
  Stream<DynamicContainer> what_is_sent_and_answered_is_the_same_at_both_distances() {
    return everyMethod(this::sendsAndAnswersTheSame);
  }

  @TestFactory
  Stream<DynamicContainer> an_incident_is_the_same_failure_at_both_distances() {
    return everyMethod(this::failsTheSame);
  }

  private Stream<DynamicContainer> everyMethod(Check check) {
    return Contracts.all().stream()
        .map(
            contract ->
                DynamicContainer.dynamicContainer(
                    contract.getSimpleName(),
                    Stream.of(contract.getMethods())
                        .map(
                            method ->
                                DynamicTest.dynamicTest(
                                    method.getName(), () -> check.of(contract, method)))));
  }

  @FunctionalInterface
  private interface Check {
    void of(Class<?> contract, Method method) throws Exception;
  }

  private void sendsAndAnswersTheSame(Class<?> contract, Method method) {
    var answers = Samples.of(method.getGenericReturnType());
    var questions = questions(method);
    for (int i = 0; i < Math.max(answers.size(), questions.size()); i++) {
      var answer = answers.get(i % answers.size());
      var question = questions.get(i % questions.size());
      for (var distance : distances(contract).entrySet()) {
        var came = new AtomicReference<Object[]>();
        var got =
            call(
                distance.getValue(),
                method,
                question,
                given -> {
                  came.set(given);
                  return answer;
                });
        assertThat(got.failure()).as(distance.getKey()).isNull();
        assertThat(came.get()).as(distance.getKey()).containsExactly(meant(method, question));
        assertThat(got.answer()).as(distance.getKey()).isEqualTo(answer);
      }
    }
  }

  private void failsTheSame(Class<?> contract, Method method) {
    var question = questions(method).getFirst();
    incidents()
        .forEach(
            (incident, deed) -> {
              var failures = new ArrayList<Failure>();
              for (var distance : distances(contract).entrySet()) {
                var failure = call(distance.getValue(), method, question, deed).failure();
                failures.add(Failure.of(failure));
              }
              assertThat(failures.get(1)).as(incident).isEqualTo(failures.get(0));
            });
  }

  /** What can become of a call, as the endpoint meets it. */
  private Map<String, Deed> incidents() {
    var incidents = new LinkedHashMap<String, Deed>();
    incidents.put("refused", thrown(Refusal.conflict("taken", "somebody else has it")));
    incidents.put("not found", thrown(Refusal.notFound("it")));
    incidents.put("too often", thrown(Refusal.tooMany("too_many_codes", "later").after(17)));
    incidents.put("full", thrown(Refusal.unavailable("overloaded", "come again")));
    incidents.put("what it needs is away", thrown(Refusal.unavailable("unavailable", "away")));
    incidents.put("defect", thrown(new IllegalStateException("never thought of")));
    incidents.put("the database is ending", raised("57P01"));
    incidents.put("the database is full", raised("53300"));
    incidents.put("a value too large", raised("22003"));
    incidents.put("a table that is not there", raised("42P01"));
    return incidents;
  }

  private static Deed thrown(RuntimeException failure) {
    return given -> {
      throw failure;
    };
  }

  private Deed raised(String state) {
    return given ->
        stores
            .getFirst()
            .write(
                tx ->
                    tx.update(
                            "do $$ begin raise exception using errcode = '%s'; end $$"
                                .formatted(state))
                        .execute());
  }

  /** What a caller can tell failures apart by. */
  private record Failure(
      String kind, boolean isDefect, int status, String code, String detail, int retryAfter) {
    static Failure of(@Nullable Throwable thrown) {
      return switch (thrown) {
        case Refusal refusal ->
            new Failure(
                "refused",
                false,
                refusal.status(),
                refusal.code(),
                refusal.detail(),
                refusal.retryAfterSeconds());
        case CallFailed failed -> new Failure("failed", failed.isDefect(), 0, "", "", 0);
        case null -> throw new AssertionError("nothing failed");
        default -> throw new AssertionError("neither refused nor failed", thrown);
      };
    }
  }

  private Map<String, Object> distances(Class<?> contract) {
    var contracts = Contracts.here(headers, metrics);
    var distances = new LinkedHashMap<String, Object>();
    distances.put("in this process", contracts.near(contract));
    distances.put("over HTTP", contracts.far(contract));
    return distances;
  }

  private record Came(@Nullable Object answer, @Nullable Throwable failure) {}

  private Came call(Object at, Method method, @Nullable Object[] question, Deed deed) {
    var trace = Trace.start();
    Probe.plan(new Planned(trace.traceId(), deed));
    var answer = new AtomicReference<@Nullable Object>();
    var failure =
        catchThrowable(
            () ->
                new Context(tenant, trace, Principal.PLATFORM)
                    .call(
                        () -> {
                          answer.set(invoke(at, method, question));
                          return true;
                        }));
    return new Came(answer.get(), failure);
  }

  private static @Nullable Object invoke(Object at, Method method, @Nullable Object[] question)
      throws Exception {
    try {
      return method.invoke(at, question);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** In an address an empty text that may be missing is none. */
  private static @Nullable Object[] meant(Method method, @Nullable Object[] question) {
    var meant = question.clone();
    var parameters = method.getParameters();
    for (int i = 0; i < meant.length; i++) {
      if ("".equals(meant[i])
          && parameters[i].isAnnotationPresent(QueryParam.class)
          && Samples.isNullable(parameters[i].getAnnotatedType())) {
        meant[i] = null;
      }
    }
    return meant;
  }

  /** Arguments: as many rows as the one with the most samples has. */
  private static List<@Nullable Object[]> questions(Method method) {
    var samples =
        Arrays.stream(method.getParameters())
            .map(
                parameter -> {
                  var of = new ArrayList<>(Samples.of(parameter.getParameterizedType()));
                  if (Samples.isNullable(parameter.getAnnotatedType())) {
                    of.add(null);
                  }
                  return of;
                })
            .toList();
    int most = samples.stream().mapToInt(List::size).max().orElse(1);
    var questions = new ArrayList<@Nullable Object[]>();
    for (int i = 0; i < most; i++) {
      var question = new @Nullable Object[samples.size()];
      for (int p = 0; p < question.length; p++) {
        question[p] = samples.get(p).get(i % samples.get(p).size());
      }
      questions.add(question);
    }
    return questions;
  }
}
