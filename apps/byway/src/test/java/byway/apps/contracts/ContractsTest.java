package byway.apps.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.calls.InternalHeaders;
import byway.kit.context.Context;
import byway.kit.testing.ContractTest;
import byway.kit.testing.Distance;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Audit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every feature's contract tests, held by its service in this process and over HTTP. What stands in
 * for it elsewhere is held to the same beside it, in the feature's folder.
 */
@QuarkusTest
@QuarkusTestResource(RunningServices.class)
class ContractsTest {
  private final InternalHeaders headers;
  private final MeterRegistry metrics;

  ContractsTest(InternalHeaders headers, MeterRegistry metrics) {
    this.headers = headers;
    this.metrics = metrics;
  }

  @TestFactory
  Stream<DynamicContainer> what_a_contract_promises_holds_in_this_process() {
    return everyContract(Contracts.here(headers, metrics).nearby());
  }

  @TestFactory
  Stream<DynamicContainer> what_a_contract_promises_holds_over_http() {
    return everyContract(Contracts.here(headers, metrics).overHttp());
  }

  @Test
  void every_contract_has_a_contract_test() {
    var tested = tests().map(type -> make(type).contract()).toList();
    assertThat(untested(Contracts.all(), tested)).isEmpty();
    assertThat(tested).doesNotHaveDuplicates();
    assertThat(untested(List.of(Tested.class, Forgotten.class), List.of(Tested.class)))
        .containsExactly(Forgotten.class);
  }

  /**
   * The audit log is for the console; a portal has no business there, however well it is sealed.
   */
  @Test
  void a_process_calls_only_those_services_that_its_code_is_built_to_call() {
    var portal = Contracts.here(headers, Contracts.sealing("portal"), metrics);
    var console = Contracts.here(headers, Contracts.sealing("console"), metrics);
    Context.platform(UUID.randomUUID())
        .run(
            () -> {
              assertThat(console.far(Audit.class).list(1, null).items()).isEmpty();
              assertThatThrownBy(() -> portal.far(Audit.class).list(1, null))
                  .isInstanceOfSatisfying(
                      Refusal.class, e -> assertThat(e.code()).isEqualTo("not_found"));
            });
  }

  private interface Tested {}

  private interface Forgotten {}

  private static List<Class<?>> untested(
      Collection<Class<?>> contracts, Collection<? extends Class<?>> tested) {
    return contracts.stream().filter(contract -> !tested.contains(contract)).toList();
  }

  private static Stream<DynamicContainer> everyContract(Distance distance) {
    return tests()
        .map(
            type ->
                DynamicContainer.dynamicContainer(
                    type.getSimpleName(),
                    Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(
                            method ->
                                DynamicTest.dynamicTest(
                                    method.getName(), () -> run(type, method, distance)))));
  }

  private static Stream<Class<? extends ContractTest<?>>> tests() {
    return ServiceLoader.load(ContractTest.class).stream().map(one -> known(one.type()));
  }

  @SuppressWarnings("unchecked") // one of some contract
  private static Class<? extends ContractTest<?>> known(Class<?> type) {
    return (Class<? extends ContractTest<?>>) type;
  }

  private static void run(Class<? extends ContractTest<?>> type, Method method, Distance distance)
      throws Throwable {
    var test = make(type);
    test.meetAt(distance);
    method.setAccessible(true);
    try {
      method.invoke(test);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static ContractTest<?> make(Class<? extends ContractTest<?>> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
