package byway.commerce.vouchers.console;

import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.VoidVouchers;
import byway.commerce.vouchers.api.VoucherBatch;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.TwoOfStaff;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.Gigabytes;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Vouchers: issue, print, see what became of them, void. */
@RunOnVirtualThread
@Path(VoucherPages.HOME)
@InContext
class VoucherPages {
  static final String HOME = ConsoleFrame.HOME + "/vouchers";

  /** As long as the codes themselves are kept. */
  private static final Duration PRINTABLE = Duration.ofHours(1);

  private static final String COUNT = "count";
  private static final String GIGABYTES = "gigabytes";
  private static final String DAYS = "days";
  private static final Range MOST_VOUCHERS = Range.whole(1, 1_000);
  private static final Range LONGEST = Range.whole(1, 3_650);

  private final Vouchers vouchers;
  private final VoucherLists lists;
  private final StaffActs acts;
  private final TwoOfStaff twoOfStaff;
  private final Pages pages;
  private final InstantSource clock;

  VoucherPages(
      Vouchers vouchers,
      VoucherLists lists,
      StaffActs acts,
      TwoOfStaff twoOfStaff,
      Pages pages,
      InstantSource clock) {
    this.vouchers = vouchers;
    this.lists = lists;
    this.acts = acts;
    this.twoOfStaff = twoOfStaff;
    this.pages = pages;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "vouchers")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance vouchers(ShownList batches, Form form);

    static native TemplateInstance batch(
        VoucherBatch batch, boolean printable, ShownList vouchers, Form form);

    static native TemplateInstance print(VoucherBatch batch, List<String> codes);
  }

  @GET
  public Response vouchers(@Context UriInfo uri) {
    var form = acts.keyed(Form.empty());
    return lists.batches(Asked.of(uri)).answer(pages, all -> Templates.vouchers(all, form));
  }

  private TemplateInstance again(Form form) {
    return Templates.vouchers(lists.batches(Asked.first(HOME)).shown(), acts.keyed(form));
  }

  /** Answers the page to print, which is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response issue(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .text("label", 60, words().labelWrong())
        .numbers(this::read, VoucherPages::inWords)
        .calling("vouchers.issue")
        .answer("voucher.issue", Given::key, given -> issue(batch(given)));
  }

  private NumberFields read(NumberFields numbers) {
    return numbers
        .read(COUNT, MOST_VOUCHERS, words().countWrong())
        .read(GIGABYTES, Gigabytes.RANGE, words().eachWrong())
        .readTyped(DAYS, LONGEST, words().daysWrong());
  }

  private static String inWords(NumberFields numbers) {
    var said = numbers.whole(COUNT) + " × " + numbers.gigabytes(GIGABYTES);
    return numbers.value(DAYS).signum() == 0 ? said : said + " · " + numbers.whole(DAYS);
  }

  private IssueBatch batch(Given given) {
    return new IssueBatch(
        given.key(),
        given.text("label"),
        given.number(COUNT).intValueExact(),
        Gigabytes.bytes(given.number(GIGABYTES)),
        expiry(given.number(DAYS).intValueExact()),
        given.reason());
  }

  private @Nullable Instant expiry(int days) {
    return days == 0 ? null : clock.instant().plus(Duration.ofDays(days));
  }

  /** Where it is too much for one, another is asked to agree; then it is printed from its page. */
  private Response issue(IssueBatch command) {
    var deed =
        new GatedDeed.IssueVouchers(
            command.label(), command.count(), command.bytes(), command.expiresAt());
    return twoOfStaff.alone(
        () -> print(command), new AskApproval(command.key(), deed, command.reason()));
  }

  private Response print(IssueBatch command) {
    var issued = vouchers.issue(command);
    return pages.show(Templates.print(issued.batch(), issued.codes()));
  }

  @GET
  @Path("/{id}")
  public Response batch(@PathParam("id") UUID id, @Context UriInfo uri) {
    var batch = vouchers.batch(id);
    return lists
        .inBatch(id, Asked.of(uri))
        .answer(pages, all -> Templates.batch(batch, isPrintable(batch), all, Form.empty()));
  }

  private TemplateInstance again(VoucherBatch batch, Form form) {
    var list = lists.inBatch(batch.id(), Asked.first(HOME + "/" + batch.id())).shown();
    return Templates.batch(batch, isPrintable(batch), list, form);
  }

  private boolean isPrintable(VoucherBatch batch) {
    return batch.issuedAt().plus(PRINTABLE).isAfter(clock.instant());
  }

  @POST
  @Path("/{id}/print")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response printAgain(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var batch = vouchers.batch(id);
    var same =
        new IssueBatch(
            id, batch.label(), batch.count(), batch.bytes(), batch.expiresAt(), batch.reason());
    return acts.of(posted, form -> again(batch, form))
        .becauseAlways("printed again")
        .calling("vouchers.issue")
        .answer("voucher.print", given -> id, given -> print(same));
  }

  @POST
  @Path("/{id}/void")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response voidBatch(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var batch = vouchers.batch(id);
    return acts.of(posted, form -> again(batch, form))
        .confirmed("name", batch.label(), words().typeLabel())
        .calling("vouchers.voidBatch")
        .done("voucher.void", id, HOME + "/" + id, given -> voidAll(id, given.reason()));
  }

  private void voidAll(UUID batch, String reason) {
    var unused = vouchers.voidBatch(batch, new VoidVouchers(reason));
  }

  /** One card that was lost, or handed out by mistake. */
  @POST
  @Path("/{id}/{voucher}/void")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response voidOne(
      @PathParam("id") UUID id,
      @PathParam("voucher") UUID voucher,
      MultivaluedMap<String, String> posted) {
    var batch = vouchers.batch(id);
    return acts.of(posted, form -> again(batch, form))
        .becauseOf(RowAct.REASON)
        .calling("vouchers.voidOne")
        .done("voucher.void-one", voucher, HOME + "/" + id, given -> voidOne(id, voucher, given));
  }

  private void voidOne(UUID batch, UUID voucher, Given given) {
    if (!vouchers.voucher(voucher).batchId().equals(batch)) {
      throw Refusal.notFound("the voucher in this batch");
    }
    if (!vouchers.voidOne(voucher, new VoidVouchers(given.reason()))) {
      throw Refusal.conflict("used_or_void", words().voidedAlready());
    }
  }

  private VoucherMessages words() {
    return pages.words(VoucherMessages.class);
  }
}
