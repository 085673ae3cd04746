package byway.kit.platform;

import byway.kit.bus.Broker;
import byway.kit.bus.Bus;
import byway.kit.bus.DeadLetters;
import byway.kit.calls.Calls;
import byway.kit.calls.Gate;
import byway.kit.calls.InternalHeaders;
import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import byway.kit.settings.Settings;
import byway.kit.store.Databases;
import byway.kit.values.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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
  Gate gate(MeterRegistry metrics, InstantSource clock) {
    return new Gate(metrics, clock);
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
