package byway.apps.contracts;

import byway.kit.calls.Calls;
import byway.kit.calls.Contract;
import byway.kit.calls.InternalHeaders;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import byway.kit.testing.Distance;
import byway.kit.testing.TestInfrastructure;
import byway.kit.web.InternalServer;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The contracts that the artefact serves, each at both distances. */
final class Contracts {
  /** A walk over failures opens no breaker: it is not what is looked at. */
  private static final Calls.Limits PATIENT =
      new Calls.Limits(Duration.ofSeconds(60), 256, 1_000_000);

  private final Calls near;
  private final Calls far;

  private Contracts(Calls near, Calls far) {
    this.near = near;
    this.far = far;
  }

  /** Of the artefact in this process. */
  static Contracts here(InternalHeaders headers, MeterRegistry metrics) {
    return here(headers, sealing("all"), metrics);
  }

  /** What a process of these roles sends along. */
  static InternalHeaders sealing(String roles) {
    return new InternalHeaders(
        new Keys(TestInfrastructure.secret()), Roles.parse(roles), InstantSource.system());
  }

  /**
   * @param far what those over HTTP send along
   */
  static Contracts here(InternalHeaders headers, InternalHeaders far, MeterRegistry metrics) {
    int port = CDI.current().select(InternalServer.class).get().port();
    var secret = TestInfrastructure.secret();
    var all = Settings.read(Map.of());
    var none =
        Settings.read(
            Map.of(
                "BYWAY_SECRET",
                secret,
                "BYWAY_ROLES",
                "portal",
                "BYWAY_PEERS",
                "services=http://localhost:" + port));
    return new Contracts(
        new Calls(all, headers, PATIENT, metrics, true),
        new Calls(none, far, PATIENT, metrics, false));
  }

  /** In this process, through JSON and back as all tests go. */
  <C> C near(Class<C> contract) {
    return near.to(contract, Contracts::bean);
  }

  /** Over HTTP, as a process calls it that does not run the service. */
  <C> C far(Class<C> contract) {
    return far.to(
        contract,
        type -> {
          throw new AssertionError(type + " is not looked for in this process");
        });
  }

  Distance nearby() {
    return new Distance() {
      @Override
      public <C> C to(Class<C> contract) {
        return near(contract);
      }

      @Override
      public void welcome(UUID tenant) {
        create(near(Tenants.class), tenant);
      }
    };
  }

  Distance overHttp() {
    return new Distance() {
      @Override
      public <C> C to(Class<C> contract) {
        return far(contract);
      }

      @Override
      public void welcome(UUID tenant) {
        create(far(Tenants.class), tenant);
      }
    };
  }

  private static void create(Tenants tenants, UUID tenant) {
    var slug = "t" + tenant.toString().replace("-", "").substring(0, 30);
    var unused =
        Context.platform()
            .call(
                () ->
                    tenants.create(
                        new CreateTenant(
                            tenant, slug, "Caf\u00e9", List.of(), "EUR", TenantSettings.USUAL)));
  }

  /** All of them, by name. */
  static List<Class<?>> all() {
    return endpoints()
        .flatMap(bean -> Stream.of(bean.getBeanClass().getInterfaces()))
        .filter(type -> type.isAnnotationPresent(Contract.class))
        .sorted(Comparator.comparing(Class::getName))
        .<Class<?>>map(type -> type)
        .toList();
  }

  private static Object bean(Class<?> contract) {
    var bean =
        endpoints()
            .filter(one -> contract.isAssignableFrom(one.getBeanClass()))
            .findFirst()
            .orElseThrow();
    var beans = Arc.container().beanManager();
    return beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
  }

  private static Stream<Bean<?>> endpoints() {
    return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .filter(bean -> bean.getBeanClass().isAnnotationPresent(ServiceEndpoint.class));
  }
}
