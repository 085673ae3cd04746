package byway.people.notifications.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.notifications.api.SenderState;
import byway.people.notifications.api.Senders;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.TryMail;
import byway.people.notifications.api.TrySms;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** How messages leave: what is set is tried first where somebody is named who reads the trial. */
@RunOnVirtualThread
@Path(SenderPages.HOME)
@InContext
class SenderPages {
  static final String HOME = MessagePages.HOME + "/sending";

  private final Senders senders;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  SenderPages(Senders senders, Visitors visitors, StaffActs acts, Pages pages) {
    this.senders = senders;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "notifications")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance sending(SenderState state, String bounceSecret, Form form);
  }

  @GET
  public Response sending() {
    var state = senders.read();
    return pages.show(page(state, "", SenderForms.kept(state)));
  }

  private static TemplateInstance page(SenderState state, String secret, Form form) {
    return Templates.sending(state, secret, form);
  }

  /** One of the forms, with what is kept in the others. */
  private StaffAct act(MultivaluedMap<String, String> posted, String because, String call) {
    return acts.of(
            posted,
            form -> {
              var state = senders.read();
              return page(state, "", form.among(SenderForms.kept(state)));
            })
        .calling(call)
        .becauseOf(because);
  }

  @POST
  @Path("/mail")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response mail(MultivaluedMap<String, String> posted) {
    return act(posted, "mail-reason", "senders.setMail")
        .refusal("password_needed", "password", words().passwordNeeded())
        .done("senders.mail", "mail", HOME, given -> setMail(given.form()));
  }

  private void setMail(Form form) {
    var wanted = SenderForms.mail(form);
    if (form.has(SenderForms.TO)) {
      require(senders.tryMail(new TryMail(wanted, form.value(SenderForms.TO), language())));
    }
    var unused = senders.setMail(wanted);
  }

  @POST
  @Path("/mail/reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response resetMail(MultivaluedMap<String, String> posted) {
    return act(posted, "mail-reset-reason", "senders.resetMail")
        .done(
            "senders.mail-reset",
            "mail",
            HOME,
            given -> {
              var unused = senders.resetMail();
            });
  }

  @POST
  @Path("/sms")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sms(MultivaluedMap<String, String> posted) {
    return act(posted, "sms-reason", "senders.setSms")
        .refusal("password_needed", "secret", words().passwordNeeded())
        .done("senders.sms", "sms", HOME, given -> setSms(given.form()));
  }

  private void setSms(Form form) {
    var wanted = SenderForms.sms(form);
    if (form.has(SenderForms.SMS_TO)) {
      require(senders.trySms(new TrySms(wanted, form.value(SenderForms.SMS_TO), language())));
    }
    var unused = senders.setSms(wanted);
  }

  @POST
  @Path("/sms/reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response resetSms(MultivaluedMap<String, String> posted) {
    return act(posted, "sms-reset-reason", "senders.resetSms")
        .done(
            "senders.sms-reset",
            "sms",
            HOME,
            given -> {
              var unused = senders.resetSms();
            });
  }

  @POST
  @Path("/limits")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response limits(MultivaluedMap<String, String> posted) {
    return act(posted, "limits-reason", "senders.setLimits")
        .done(
            "senders.limits",
            "limits",
            HOME,
            given -> {
              var unused = senders.setLimits(SenderForms.limits(given.form()));
            });
  }

  /** Makes a new secret and shows it this once. */
  @POST
  @Path("/bounces")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response bounces(MultivaluedMap<String, String> posted) {
    return act(posted, "bounces-reason", "senders.renewBounceSecret")
        .answer("senders.bounce-secret", given -> "mail", given -> renewed());
  }

  private Response renewed() {
    var made = senders.renewBounceSecret();
    var state = senders.read();
    return pages.show(page(state, made.secret(), SenderForms.kept(state)));
  }

  /** What was tried and not taken is not kept; it is said why, and in whose words. */
  private void require(Tried tried) {
    if (tried instanceof Tried.NotTaken not) {
      throw Refusal.invalid(
          "not_taken", FaultWords.of(not.fault(), words()) + " " + words().serverSaid(not.words()));
    }
  }

  private String language() {
    return visitors.current().reader().getLanguage();
  }

  private NotificationMessages words() {
    return pages.words(NotificationMessages.class);
  }
}
