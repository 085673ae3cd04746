package byway.fronts.portal;

import byway.fronts.web.Agreements;
import byway.fronts.web.Cookies;
import byway.fronts.web.Pages;
import byway.fronts.web.SecondSteps;
import byway.fronts.web.SignInPages;
import byway.fronts.web.SignIns;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The door at a hotspot: who comes in is online at once, and who signs out no longer is. */
@RunOnVirtualThread
@Path(PortalPages.HOME)
@InContext
class PortalDoor extends SignInPages {
  private final Visits visits;
  private final Visitors visitors;
  private final PortalPages portal;
  private final Agreements agreements;

  PortalDoor(
      SignIns signIns,
      SecondSteps secondSteps,
      Pages pages,
      Cookies cookies,
      Agreements agreements,
      Visits visits,
      Visitors visitors,
      PortalPages portal) {
    super(signIns, secondSteps, pages, cookies, agreements);
    this.visits = visits;
    this.visitors = visitors;
    this.portal = portal;
    this.agreements = agreements;
  }

  static Way here() {
    return new Way(PortalPages.HOME, true, "");
  }

  @Override
  protected PersonKind kind() {
    return PersonKind.CUSTOMER;
  }

  @Override
  protected Way way(String next) {
    return here();
  }

  @Override
  protected Response enter(Person person, String next) {
    return agreements
        .asks(person.id(), PortalPages.HOME)
        .orElseGet(() -> portal.connect(person.id()));
  }

  @Override
  protected void leaving() {
    visitors.current().customer().ifPresent(visits::disconnect);
  }

  @Override
  protected Response left() {
    return pages().seeOther(PortalPages.HOME);
  }
}
