package byway.kit.bus;

import byway.kit.context.Context;
import byway.kit.events.Envelope;
import byway.kit.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Carries facts by hand, without a broker, between services that a test holds in its hands. */
public final class InProcessDelivery {

  /** Takes all facts of these types out of a service's outbox, oldest first; others are dropped. */
  public List<Record> take(Store store, Class<?>... types) {
    var taken = new ArrayList<Record>();
    var unused =
        store
            .outbox()
            .drain(
                facts -> {
                  for (var fact : facts) {
                    Arrays.stream(types)
                        .filter(type -> Envelope.typeOf(type).equals(fact.type()))
                        .forEach(
                            type -> taken.add((Record) Envelope.decode(fact.bytes()).data(type)));
                  }
                });
    return taken;
  }

  /** Delivers one fact to every subscription of the listener that is for it. */
  public void deliver(UUID id, Record event, Listener to) {
    var envelope = Envelope.of(id, Clock.systemUTC().instant(), event);
    var decoded = Envelope.decode(envelope.encode().getBytes(StandardCharsets.UTF_8));
    to.subscriptions().stream()
        .filter(subscription -> subscription.topic().equals(envelope.type()))
        .forEach(
            subscription ->
                Context.current().run(() -> subscription.delivery().take(List.of(decoded))));
  }
}
