package byway.operations.audit.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.kit.context.InContext;
import byway.operations.audit.api.AuditStreams;
import byway.operations.audit.api.StreamKind;
import byway.operations.audit.api.SyslogReceiver;
import byway.operations.audit.api.WebhookReceiver;
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

/** Where the audit log is sent on, which owners alone set. */
@RunOnVirtualThread
@Path(StreamPages.HOME)
@InContext
class StreamPages {
  static final String HOME = AuditLogPages.HOME + "/streams";
  private static final String PORT = "port";
  private static final String FIRST = "first";

  private final AuditStreams streams;
  private final StaffActs acts;
  private final Pages pages;

  StreamPages(AuditStreams streams, StaffActs acts, Pages pages) {
    this.streams = streams;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "audit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance streams(
        ShownStream syslog, ShownStream webhook, String secret, Form form);
  }

  @GET
  public Response all() {
    return pages.show(page("", Form.empty().with(PORT, "6514")));
  }

  private TemplateInstance page(String secret, Form form) {
    var all = streams.list();
    var reader = pages.reader();
    return Templates.streams(
        ShownStream.of(all, StreamKind.SYSLOG, reader),
        ShownStream.of(all, StreamKind.WEBHOOK, reader),
        secret,
        form);
  }

  private StaffAct act(MultivaluedMap<String, String> posted, String because, String call) {
    return acts.of(posted, form -> page("", form)).calling(call).becauseOf(because);
  }

  @POST
  @Path("/syslog")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response syslog(MultivaluedMap<String, String> posted) {
    return act(posted, "syslog-reason", "auditStreams.setSyslog")
        .check(form -> isPort(form.value(PORT)), PORT, pages.words(AuditMessages.class).portWrong())
        .done(
            "audit.send-syslog",
            "syslog",
            HOME,
            given -> {
              var unused = streams.setSyslog(receiver(given.form()));
            });
  }

  private static boolean isPort(String typed) {
    return typed.matches("[1-9][0-9]{0,4}") && Integer.parseInt(typed) <= 65_535;
  }

  private static SyslogReceiver receiver(Form form) {
    return new SyslogReceiver(
        form.value("host"),
        Integer.parseInt(form.value(PORT)),
        !form.value("tls").equals("no"),
        form.value("authority"),
        form.value("syslog-from").equals(FIRST));
  }

  @POST
  @Path("/webhook")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response webhook(MultivaluedMap<String, String> posted) {
    return act(posted, "webhook-reason", "auditStreams.setWebhook")
        .answer("audit.send-webhook", given -> "webhook", given -> set(given.form()));
  }

  /** The secret is shown this once. */
  private Response set(Form form) {
    var set =
        streams.setWebhook(
            new WebhookReceiver(form.value("address"), form.value("webhook-from").equals(FIRST)));
    return pages.show(page(set.secret(), Form.empty().with(PORT, "6514")));
  }

  @POST
  @Path("/syslog/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response noSyslog(MultivaluedMap<String, String> posted) {
    return removed(posted, "syslog-stop-reason", StreamKind.SYSLOG);
  }

  @POST
  @Path("/webhook/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response noWebhook(MultivaluedMap<String, String> posted) {
    return removed(posted, "webhook-stop-reason", StreamKind.WEBHOOK);
  }

  private Response removed(MultivaluedMap<String, String> posted, String because, StreamKind kind) {
    return act(posted, because, "auditStreams.remove")
        .done("audit.send-nowhere", kind, HOME, given -> streams.remove(kind));
  }
}
