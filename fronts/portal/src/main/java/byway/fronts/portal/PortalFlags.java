package byway.fronts.portal;

import byway.operations.flags.api.asking.AsksFlags;
import jakarta.inject.Singleton;
import java.util.List;

/** What of the portal is behind a flag. */
@Singleton
class PortalFlags implements AsksFlags {
  static final String KEEP_THE_PAGE = "portal-keep-the-page";

  @Override
  public List<AskedFlag> asked() {
    return List.of(
        new AskedFlag(
            KEEP_THE_PAGE, "The portal tells guests to keep its page as a bookmark", false));
  }
}
