package byway.fronts.web;

import java.util.UUID;

/**
 * Where guests of a hotspot are led, by whoever leads them there: the front that has the pages says
 * their addresses, and no other knows them. All of them begin with {@code /}.
 */
public interface GuestPages {
  /** Where a guest signs in and sees what is left. */
  String home();

  /** The same for somebody who has just come by a hotspot that tells it so. */
  String arrivedWith(String visit);

  /** Where a customer comes back to who has paid. */
  String paid(UUID orderId);

  /** And who has not. */
  String notPaid();
}
