package byway.fronts.portal;

import byway.fronts.web.GuestPages;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The portal's own. */
@Singleton
final class PortalAddresses implements GuestPages {
  @Override
  public String home() {
    return PortalPages.HOME;
  }

  @Override
  public String arrivedWith(String visit) {
    return PortalPages.HOME + "?v=" + visit;
  }

  @Override
  public String paid(UUID orderId) {
    return PortalPages.HOME + "/paid?order=" + orderId;
  }

  @Override
  public String notPaid() {
    return PortalPages.HOME + "/cancelled";
  }
}
