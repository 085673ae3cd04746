package byway.fronts.console;

import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.VoidVouchers;
import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.VoucherBatch;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.calls.CallFailed;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.kit.web.InContext;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Vouchers: issue, print, see what became of them, void. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/vouchers")
@InContext
class VoucherPages {
  private static final int ROWS = 25;

  /** As long as the codes themselves are kept. */
  private static final Duration PRINTABLE = Duration.ofHours(1);

  private static final String COUNT = "count";
  private static final String GIGABYTES = "gigabytes";
  private static final String DAYS = "days";
  private static final Range MOST_VOUCHERS = Range.whole(1, 1_000);
  private static final Range LONGEST = Range.whole(1, 3_650);

  private final Vouchers vouchers;
  private final Identity identity;
  private final Visitors visitors;
  private final AuditLog deeds;
  private final Pages pages;
  private final Ids ids;
  private final InstantSource clock;

  VoucherPages(
      Vouchers vouchers,
      Identity identity,
      Visitors visitors,
      AuditLog deeds,
      Pages pages,
      Ids ids,
      InstantSource clock) {
    this.vouchers = vouchers;
    this.identity = identity;
    this.visitors = visitors;
    this.deeds = deeds;
    this.pages = pages;
    this.ids = ids;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance vouchers(Page<VoucherBatch> batches, Form form);

    static native TemplateInstance voucherBatch(
        VoucherBatch batch,
        boolean printable,
        Page<Voucher> vouchers,
        PeopleNames people,
        Form form);

    static native TemplateInstance voucherPrint(VoucherBatch batch, List<String> codes);
  }

  @GET
  public Response vouchers(@QueryParam("cursor") @Nullable String cursor) {
    return pages.show(list(cursor, Form.empty()));
  }

  private TemplateInstance list(@Nullable String cursor, Form form) {
    return Templates.vouchers(
        vouchers.batches(ROWS, cursor),
        form.has("key") ? form : form.with("key", ids.next().toString()));
  }

  /** Answers the page to print, which is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response issue(MultivaluedMap<String, String> posted) {
    var numbers = checked(Form.of(posted));
    var form = numbers.form();
    var said = said(numbers);
    if (!numbers.counts(said)) {
      return pages.showAgain(list(null, numbers.saidBack(said)));
    }
    var key = Texts.uuid(form.value("key"));
    try {
      deeds.write("voucher.issue", key, form.value("reason"));
      return print(
          new IssueBatch(
              key,
              form.value("label"),
              numbers.value(COUNT).intValueExact(),
              NewPack.bytes(numbers.value(GIGABYTES)),
              expiry(numbers.value(DAYS).intValueExact()),
              form.value("reason")));
    } catch (Refusal e) {
      return pages.showAgain(list(null, form.wrong(Sentences.of(e, words()))));
    } catch (CallFailed e) {
      return pages.showAgain(list(null, form.wrong(words().partAway())));
    }
  }

  private Response print(IssueBatch command) {
    var issued = vouchers.issue(command);
    return pages.show(Templates.voucherPrint(issued.batch(), issued.codes()));
  }

  private NumberFields checked(Form form) {
    var checked = form;
    if (!form.has("label") || form.value("label").length() > 60) {
      checked = checked.wrong("label", words().labelWrong());
    }
    if (!form.has("reason")) {
      checked = checked.wrong("reason", words().sayWhy());
    }
    var numbers =
        new NumberFields(checked, visitors.current().reader(), pages.words(NumberMessages.class))
            .read(COUNT, MOST_VOUCHERS, words().countWrong())
            .read(GIGABYTES, NewPack.GIGABYTES, words().eachWrong());
    return form.has(DAYS) ? numbers.read(DAYS, LONGEST, words().daysWrong()) : numbers;
  }

  private String said(NumberFields numbers) {
    var reader = visitors.current().reader();
    var said =
        NumberFormat.getIntegerInstance(reader).format(numbers.value(COUNT))
            + " × "
            + NewPack.inWords(numbers.value(GIGABYTES), reader);
    return numbers.value(DAYS).signum() == 0
        ? said
        : said + " · " + NumberFormat.getIntegerInstance(reader).format(numbers.value(DAYS));
  }

  private @Nullable Instant expiry(int days) {
    return days == 0 ? null : clock.instant().plus(Duration.ofDays(days));
  }

  @GET
  @Path("/{id}")
  public Response batch(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
    return pages.show(batch(id, cursor, Form.empty()));
  }

  private TemplateInstance batch(UUID id, @Nullable String cursor, Form form) {
    var shown = vouchers.inBatch(id, Page.MOST, cursor);
    var people = PeopleNames.of(identity, shown.items().stream().map(Voucher::accountId));
    var batch = vouchers.batch(id);
    boolean printable = batch.issuedAt().plus(PRINTABLE).isAfter(clock.instant());
    return Templates.voucherBatch(batch, printable, shown, people, form);
  }

  @POST
  @Path("/{id}/print")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response printAgain(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var batch = vouchers.batch(id);
    deeds.write("voucher.print", id, "printed again");
    return print(
        new IssueBatch(
            id, batch.label(), batch.count(), batch.bytes(), batch.expiresAt(), batch.reason()));
  }

  @POST
  @Path("/{id}/void")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response voidBatch(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var batch = vouchers.batch(id);
    if (!form.has("reason")) {
      form = form.wrong("reason", words().sayWhy());
    }
    if (!form.value("name").equalsIgnoreCase(batch.label())) {
      form = form.wrong("name", words().typeLabel());
    }
    if (form.isWrong()) {
      return pages.showAgain(batch(id, null, form));
    }
    deeds.write("voucher.void", id, form.value("reason"));
    var unused = vouchers.voidBatch(id, new VoidVouchers(form.value("reason")));
    return pages.done(OverviewPages.HOME + "/vouchers/" + id, "voucher.void");
  }

  /** One card that was lost, or handed out by mistake. */
  @POST
  @Path("/{id}/void-one")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response voidOne(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    if (!form.has("one-reason")) {
      return pages.showAgain(batch(id, null, form.wrong(words().sayWhyVoid())));
    }
    var voucher = vouchers.voucher(Texts.uuid(form.value("voucher")));
    if (!voucher.batchId().equals(id)) {
      throw Refusal.notFound("the voucher in this batch");
    }
    deeds.write("voucher.void-one", voucher.id(), form.value("one-reason"));
    return vouchers.voidOne(voucher.id(), new VoidVouchers(form.value("one-reason")))
        ? pages.done(OverviewPages.HOME + "/vouchers/" + id, "voucher.void-one")
        : pages.showAgain(batch(id, null, form.wrong(words().voidedAlready())));
  }

  private ConsoleMessages words() {
    return pages.words(ConsoleMessages.class);
  }
}
