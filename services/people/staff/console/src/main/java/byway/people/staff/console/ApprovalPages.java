package byway.people.staff.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffAct;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.Gigabytes;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.people.identity.api.Identity;
import byway.people.staff.api.Approval;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.ApprovalState;
import byway.people.staff.api.Approvals;
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
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one of the staff asks for and another decides on, and from how much on. */
@RunOnVirtualThread
@Path(ApprovalPages.HOME)
@InContext
class ApprovalPages {
  static final String HOME = ConsoleFrame.HOME + "/approvals";
  static final String APPROVE = "approval.approve";
  static final String DECLINE = "approval.decline";
  static final String LIMITS = "approval.limits";
  private static final String GIGABYTES = "gigabytes";
  private static final String PRICE = "price";
  private static final String VOUCHERS = "vouchers";
  private static final long MOST_PRICE = 999_999_999_999L;

  private final Approvals approvals;
  private final Identity identity;
  private final ApprovalLists lists;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  ApprovalPages(
      Approvals approvals,
      Identity identity,
      ApprovalLists lists,
      Visitors visitors,
      StaffActs acts,
      Pages pages) {
    this.approvals = approvals;
    this.identity = identity;
    this.lists = lists;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "members")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance approvals(ShownList approvals, Form form);

    static native TemplateInstance approval(
        Approval approval,
        String deed,
        String about,
        Cell state,
        PeopleNames people,
        boolean waiting,
        boolean own,
        boolean batch,
        Form form);
  }

  @GET
  public Response approvals(@Context UriInfo uri) {
    return lists
        .all(Asked.of(uri))
        .answer(pages, rows -> Templates.approvals(rows, acts.keyed(kept())));
  }

  private TemplateInstance again(Form form) {
    return Templates.approvals(lists.all(Asked.first(HOME)).shown(), form);
  }

  /** What is kept, as somebody would type it. */
  private Form kept() {
    var limits = approvals.limits();
    var bytes = limits.grantBytes();
    var minor = limits.refundMinor();
    var vouchers = limits.voucherBytes();
    return Form.empty()
        .with(GIGABYTES, bytes == null ? null : plain(BigDecimal.valueOf(bytes).movePointLeft(9)))
        .with(
            VOUCHERS,
            vouchers == null ? null : plain(BigDecimal.valueOf(vouchers).movePointLeft(9)))
        .with(PRICE, minor == null ? null : plain(coins(minor)));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private BigDecimal coins(long minor) {
    return BigDecimal.valueOf(minor).movePointLeft(digits());
  }

  private int digits() {
    var currency = Currency.getInstance(visitors.tenant().currency());
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  @POST
  @Path("/limits")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response limits(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .numbers(this::read, numbers -> "")
        .calling("approvals.changeLimits")
        .done(LIMITS, "all", HOME, given -> approvals.changeLimits(limits(given)));
  }

  private NumberFields read(NumberFields numbers) {
    return numbers
        .readTyped(GIGABYTES, Gigabytes.RANGE, words().gigabytesWrong())
        .readTyped(VOUCHERS, Gigabytes.RANGE, words().gigabytesWrong())
        .readTyped(
            PRICE, Range.price(visitors.tenant().currency(), MOST_PRICE), words().priceWrong());
  }

  private ApprovalLimits limits(Given given) {
    return new ApprovalLimits(
        given.form().has(GIGABYTES) ? Gigabytes.bytes(given.number(GIGABYTES)) : null,
        given.form().has(PRICE)
            ? given.number(PRICE).movePointRight(digits()).longValueExact()
            : null,
        given.form().has(VOUCHERS) ? Gigabytes.bytes(given.number(VOUCHERS)) : null);
  }

  @GET
  @Path("/{id}")
  public Response approval(@PathParam("id") UUID id) {
    return pages.show(one(id, Form.empty()));
  }

  private TemplateInstance one(UUID id, Form form) {
    var approval = approvals.get(id);
    return Templates.approval(
        approval,
        lists.deed(approval),
        approval.deed() instanceof GatedDeed.Disclose(var disclosure)
            ? ConsoleFrame.HOME + "/disclosures/" + disclosure
            : "",
        ApprovalLists.state(approval, words()),
        PeopleNames.of(identity, people(approval)),
        approval.state() == ApprovalState.WAITING,
        approval.askedBy().equals(visitors.staff()),
        approval.state() == ApprovalState.DONE
            && approval.deed() instanceof GatedDeed.IssueVouchers,
        form);
  }

  private static Stream<@Nullable UUID> people(Approval approval) {
    return Stream.of(approval.askedBy(), approval.decidedBy());
  }

  @POST
  @Path("/{id}/approve")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response approve(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return act(id, posted)
        .becauseOf("approve-reason")
        .calling("approvals.approve")
        .done(APPROVE, id, HOME + "/" + id, given -> approvals.approve(id));
  }

  @POST
  @Path("/{id}/decline")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decline(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return act(id, posted)
        .becauseOf("decline-reason")
        .calling("approvals.decline")
        .done(DECLINE, id, HOME + "/" + id, given -> approvals.decline(id));
  }

  private StaffAct act(UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> one(id, form))
        .refusal("own_request", "approve-reason", words().ownRequest())
        .refusal("approval_over", "approve-reason", words().over());
  }

  private ApprovalMessages words() {
    return pages.words(ApprovalMessages.class);
  }
}
