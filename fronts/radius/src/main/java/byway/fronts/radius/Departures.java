package byway.fronts.radius;

import byway.fronts.radius.AccessPasses.Guest;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Leave;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * What customers have left elsewhere and is missed here is closed, while nobody waits for it: they
 * are told to come again, and what did not work out is then done again.
 */
@Singleton
class Departures {
  private static final Logger LOG = Logger.getLogger(Departures.class);
  private static final int MOST_AT_ONCE = 32;
  private static final int MOST_OF_EACH = 8;

  private final Access access;
  private final Shares room = new Shares(MOST_AT_ONCE, MOST_OF_EACH);

  Departures(Access access) {
    this.access = access;
  }

  void leave(Guest guest) {
    var tenant = guest.place().tenantId();
    if (!room.take(tenant)) {
      return;
    }
    var context = Context.platform(tenant);
    Thread.ofVirtual()
        .name("radius-departure")
        .start(
            () -> {
              try {
                context.run(() -> tell(guest));
              } finally {
                room.giveBack(tenant);
              }
            });
  }

  private void tell(Guest guest) {
    try {
      var place = guest.place();
      var unused = access.leave(new Leave(guest.customerId(), place.deviceId(), place.mac(), null));
    } catch (Refusal | CallFailed e) {
      LOG.warnf("what a customer has left was not closed: %s", e.getMessage());
    }
  }
}
