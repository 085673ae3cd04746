package byway.operations.certificates.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.kit.context.InContext;
import byway.operations.certificates.api.Certificates;
import byway.operations.certificates.api.HostCertificate;
import byway.operations.certificates.api.RenewCertificate;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operator's hosts, and how it stands with the certificate of each. */
@RunOnVirtualThread
@Path(CertificatePages.HOME)
@InContext
class CertificatePages {
  static final String HOME = ConsoleFrame.HOME + "/certificates";

  private final Certificates certificates;
  private final StaffActs acts;
  private final Pages pages;

  CertificatePages(Certificates certificates, StaffActs acts, Pages pages) {
    this.certificates = certificates;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "certificates")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(ShownList rows, Form form);
  }

  @GET
  public Response list(@Context UriInfo uri) {
    return rows(Asked.of(uri)).answer(pages, rows -> Templates.list(rows, Form.empty()));
  }

  private TemplateInstance again(Form form) {
    return Templates.list(rows(Asked.first(HOME)).shown(), form);
  }

  private Listing<HostCertificate> rows(Asked asked) {
    var words = words();
    return Listing.whole(asked, words.title(), certificates.list(), HostCertificate::host)
        .lead(words.host(), one -> Cell.text(one.host()))
        .text(words.state(), this::state)
        .time(words.until(), one -> time(one.notAfter()))
        .quiet(words.said(), one -> Cell.text(Objects.requireNonNullElse(one.problem(), "")))
        .time(words.nextAt(), one -> time(one.nextAt()))
        .act(words.ask(), this::ask);
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : pages.reader().time(at);
  }

  private Cell state(HostCertificate one) {
    var words = words();
    return switch (one.state()) {
      case GOOD -> Cell.badge("good", words.good());
      case WANTED -> Cell.badge("warn", words.wanted());
      case FAILED -> Cell.badge("bad", words.failed());
      case NOT_ASKED -> Cell.text(words.notAsked());
    };
  }

  private Cell ask(HostCertificate one) {
    var words = words();
    return switch (one.state()) {
      case NOT_ASKED -> Cell.NONE;
      case GOOD, WANTED, FAILED ->
          Cell.act(
              RowAct.harmless(
                  words.ask(), HOME + "/" + one.host() + "/ask", words.reasonToAsk(one.host())));
    };
  }

  @POST
  @Path("/{host}/ask")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(@PathParam("host") String host, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .calling("certificates.renew")
        .becauseOf(RowAct.REASON)
        .refusal("host_unknown", RowAct.REASON, words().notOne())
        .refusal("acme_off", RowAct.REASON, words().off())
        .done(
            "certificate.ask",
            host,
            HOME,
            given -> {
              var unused = certificates.renew(new RenewCertificate(host));
            });
  }

  private CertificateMessages words() {
    return pages.words(CertificateMessages.class);
  }
}
