package byway.fronts.web.console;

import byway.fronts.web.Pages;
import byway.kit.values.Refusal;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.Approvals;
import byway.people.staff.api.AskApproval;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Deeds that are too much for one of the staff: another is asked to agree. */
@Singleton
public final class TwoOfStaff {
  /** Said where another was asked. */
  public static final String ASKED = "approval.ask";

  private static final String AT = ConsoleFrame.HOME + "/approvals/";

  private final Approvals approvals;
  private final Pages pages;

  TwoOfStaff(Approvals approvals, Pages pages) {
    this.approvals = approvals;
    this.pages = pages;
  }

  /**
   * Does it, and shows the page at an address; or, where it is too much for one, asks for another
   * and shows the request.
   */
  public Response alone(Runnable deed, String address, String act, AskApproval otherwise) {
    return alone(
        () -> {
          deed.run();
          return pages.done(address, act);
        },
        otherwise);
  }

  /** The same of a deed that has something to show. */
  public Response alone(Supplier<Response> deed, AskApproval otherwise) {
    try {
      return deed.get();
    } catch (Refusal e) {
      if (!e.code().equals(ApprovalLimits.NEEDED)) {
        throw e;
      }
      return pages.done(AT + approvals.ask(otherwise).id(), ASKED);
    }
  }
}
