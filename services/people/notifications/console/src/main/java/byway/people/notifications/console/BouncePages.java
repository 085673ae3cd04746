package byway.people.notifications.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.calls.Gate;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.notifications.api.BounceMailboxState;
import byway.people.notifications.api.Bounces;
import byway.people.notifications.api.BouncingAddress;
import byway.people.notifications.api.LiftBounce;
import byway.people.notifications.api.MailServer.Security;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses that mail comes back from, and the mailbox where it does. */
@RunOnVirtualThread
@Path(BouncePages.HOME)
@InContext
class BouncePages {
  static final String HOME = MessagePages.HOME + "/bouncing";
  private static final int USUAL_PORT = 993;

  private final Bounces bounces;
  private final StaffActs acts;
  private final Pages pages;

  BouncePages(Bounces bounces, StaffActs acts, Pages pages) {
    this.bounces = bounces;
    this.acts = acts;
    this.pages = pages;
  }

  /**
   * The mailbox.
   *
   * @param isShown to who may see it
   */
  record Mailbox(boolean isShown, BounceMailboxState state, String readAt) {}

  @CheckedTemplate(basePath = "notifications")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance bouncing(ShownList addresses, Mailbox mailbox, Form form);
  }

  @GET
  public Response bouncing(@Context UriInfo uri) {
    return rows(Asked.of(uri)).answer(pages, rows -> page(rows, Form.empty()));
  }

  private TemplateInstance page(ShownList rows, Form form) {
    var mailbox = mailbox();
    return Templates.bouncing(rows, mailbox, form.among(kept(mailbox.state())));
  }

  private Mailbox mailbox() {
    try {
      var state = bounces.mailbox();
      var readAt = state.readAt();
      return new Mailbox(true, state, readAt == null ? "" : pages.reader().time(readAt));
    } catch (Refusal e) {
      if (!e.code().equals(Gate.NOT_PERMITTED)) {
        throw e;
      }
      return new Mailbox(false, BounceMailboxState.NONE, "");
    }
  }

  private static Form kept(BounceMailboxState state) {
    var server = state.server();
    return Form.empty()
        .with("host", server == null ? "" : server.host())
        .with("port", String.valueOf(server == null ? USUAL_PORT : server.port()))
        .with("security", server == null ? Security.TLS.name() : server.security().name())
        .with("user", server == null ? "" : server.user());
  }

  private TemplateInstance again(Form form) {
    return page(rows(Asked.first(HOME)).shown(), form);
  }

  private Listing<BouncingAddress> rows(Asked asked) {
    var words = words();
    var in = pages.reader();
    return Listing.of(asked, words.bouncing(), bounces::list)
        .lead(words.to(), one -> Cell.text(one.address()))
        .text(words.serverWords(), one -> Cell.text(one.words()))
        .time(words.bouncingSince(), one -> in.time(one.since()))
        .act(
            words.liftBounce(),
            one ->
                Cell.act(
                    RowAct.harmless(
                            words.liftBounce(),
                            HOME + "/lift?address=" + encoded(one.address()),
                            words.whyLift())
                        .calling("bounces.lift")));
  }

  private static String encoded(String address) {
    return URLEncoder.encode(address, StandardCharsets.UTF_8);
  }

  @POST
  @Path("/lift")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response lift(@Context UriInfo uri, MultivaluedMap<String, String> posted) {
    var asked = uri.getQueryParameters().getFirst("address");
    var address = asked == null ? "" : asked;
    return acts.of(posted, this::again)
        .becauseOf(RowAct.REASON)
        .calling("bounces.lift")
        .done("bounce.lift", address, HOME, given -> bounces.lift(new LiftBounce(address)));
  }

  @POST
  @Path("/mailbox")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response setMailbox(MultivaluedMap<String, String> posted) {
    return act(posted, "mailbox-reason", "bounces.setMailbox")
        .refusal("password_needed", "password", words().passwordNeeded())
        .done(
            "senders.mailbox",
            "mailbox",
            HOME,
            given -> {
              var unused = bounces.setMailbox(SenderForms.server(given.form()));
            });
  }

  @POST
  @Path("/mailbox/forget")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response forgetMailbox(MultivaluedMap<String, String> posted) {
    return act(posted, "forget-reason", "bounces.forgetMailbox")
        .done(
            "senders.mailbox-reset",
            "mailbox",
            HOME,
            given -> {
              var unused = bounces.forgetMailbox();
            });
  }

  private StaffAct act(MultivaluedMap<String, String> posted, String because, String call) {
    return acts.of(posted, this::again).calling(call).becauseOf(because);
  }

  private NotificationMessages words() {
    return pages.words(NotificationMessages.class);
  }
}
