package byway.kit.platform;

import byway.kit.bus.Broker;
import byway.kit.bus.Bus;
import byway.kit.bus.DeadLetters;
import byway.kit.calls.Calls;
import byway.kit.calls.Gate;
import byway.kit.calls.InternalHeaders;
import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.values.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the kit hands to everybody, spelled out. */
@Singleton
final class Wiring {
  @Produces
  @Singleton
  Settings settings() {
    return Infrastructure.current().settings();
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return Infrastructure.current().clock();
  }

  @Produces
  @Singleton
  Ids ids(InstantSource clock) {
    return new Ids(clock);
  }

  @Produces
  @Singleton
  Databases databases() {
    return Infrastructure.current().databases();
  }

  @Produces
  @Singleton
  OwnedDatabase ownedDatabase() {
    return Infrastructure.current().owned();
  }

  @Produces
  @Singleton
  Broker broker() {
    return Infrastructure.current().broker();
  }

  @Produces
  @Singleton
  Bus bus(Broker broker, MeterRegistry metrics) {
    return new Bus(broker, metrics);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(Broker broker) {
    return new DeadLetters(broker);
  }

  @Produces
  @Singleton
  Keyring keyring() {
    return Infrastructure.current().keyring();
  }

  @Produces
  @Singleton
  Keys keys() {
    return Infrastructure.current().keys();
  }

  @Produces
  @Singleton
  InternalHeaders internalHeaders(Keys keys, Settings settings) {
    // one process may live in another time, as the demo does at its first start
    return new InternalHeaders(keys, settings.roles(), InstantSource.system());
  }

  @Produces
  @Singleton
  Gate gate(
      MeterRegistry metrics, InstantSource clock, Settings settings, @All List<Store> stores) {
    return new Gate(metrics, clock, service -> storeOf(service, stores, settings.roles()));
  }

  /** What each process answers of itself is told through any that is here. */
  private static Optional<Store> storeOf(String service, List<Store> stores, Roles roles) {
    return stores.stream()
        .filter(store -> roles.runs(store.service()))
        .min(
            Comparator.comparing((Store store) -> !store.service().equals(service))
                .thenComparing(Store::service));
  }

  /**
   * Looked up by {@code ContractBeans} when a contract is first injected, so nobody is seen to use
   * it.
   */
  @Produces
  @Singleton
  @Unremovable
  Calls calls(Settings settings, InternalHeaders headers, MeterRegistry metrics) {
    return new Calls(
        settings,
        headers,
        Calls.Limits.USUAL,
        metrics,
        Boolean.getBoolean("byway.calls.round-trip"));
  }
}
