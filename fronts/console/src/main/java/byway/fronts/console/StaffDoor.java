package byway.fronts.console;

import byway.fronts.web.Agreements;
import byway.fronts.web.Cookies;
import byway.fronts.web.Pages;
import byway.fronts.web.SecondSteps;
import byway.fronts.web.SignInPages;
import byway.fronts.web.SignIns;
import byway.kit.context.InContext;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The staff's door. Nobody signs up here: staff are added by the operator. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class StaffDoor extends SignInPages {
  StaffDoor(
      SignIns signIns,
      SecondSteps secondSteps,
      Pages pages,
      Cookies cookies,
      Agreements agreements) {
    super(signIns, secondSteps, pages, cookies, agreements);
  }

  @Override
  protected PersonKind kind() {
    return PersonKind.STAFF;
  }

  @Override
  protected Way way(String next) {
    return new Way(OverviewPages.HOME, false, next);
  }

  @Override
  protected boolean takesProvider() {
    return true;
  }

  @Override
  protected Response enter(Person person, String next) {
    return pages().seeOther(next.isEmpty() ? OverviewPages.HOME : next);
  }

  @Override
  protected Response left() {
    return pages().seeOther(OverviewPages.HOME + "/sign-in");
  }
}
