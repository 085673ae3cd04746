package byway.fronts.dashboard;

import byway.fronts.web.CustomerPages;
import jakarta.inject.Singleton;

/** The dashboard's own. */
@Singleton
final class DashboardAddresses implements CustomerPages {
  @Override
  public String home() {
    return OverviewPages.HOME;
  }

  @Override
  public String password() {
    return PasswordPages.HOME;
  }
}
