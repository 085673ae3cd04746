package byway.operations.audit.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.operations.audit.api.Alarm;
import byway.operations.audit.api.AlarmLimits;
import byway.operations.audit.api.Alarms;
import byway.people.identity.api.Identity;
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
import java.util.Objects;
import java.util.UUID;

/** What one of the staff did more than is usual, and who has looked into it. */
@RunOnVirtualThread
@Path(AlarmPages.HOME)
@InContext
class AlarmPages {
  static final String HOME = ConsoleFrame.HOME + "/alarms";
  static final String SEEN = "alarm.seen";
  static final String LIMITS = "alarm.limits";
  private static final String DATA = "data";
  private static final String VOUCHERS = "vouchers";
  private static final String REFUNDS = "refunds";
  private static final String SECRETS = "secrets";
  private static final Range MOST = Range.whole(1, 1_000);

  private final Alarms alarms;
  private final Identity identity;
  private final StaffActs acts;
  private final Pages pages;

  AlarmPages(Alarms alarms, Identity identity, StaffActs acts, Pages pages) {
    this.alarms = alarms;
    this.identity = identity;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "audit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance alarms(ShownList rows, Form form);
  }

  @GET
  public Response alarms(@Context UriInfo uri) {
    return list(Asked.of(uri)).answer(pages, rows -> Templates.alarms(rows, kept()));
  }

  private TemplateInstance again(Form form) {
    return Templates.alarms(list(Asked.first(HOME)).shown(), form.among(kept()));
  }

  private Form kept() {
    var limits = alarms.limits();
    return Form.empty()
        .with(DATA, Integer.toString(limits.data()))
        .with(VOUCHERS, Integer.toString(limits.vouchers()))
        .with(REFUNDS, Integer.toString(limits.refunds()))
        .with(SECRETS, Integer.toString(limits.secrets()));
  }

  private Listing<Alarm> list(Asked asked) {
    var words = words();
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.of(asked, words.title(), alarms::list)
        .before(rows -> people.learn(rows.stream().map(Alarm::by)))
        .lead(words.what(), alarm -> Cell.text(inWords(alarm, words)))
        .text(
            words.by(), alarm -> Cell.text(Objects.requireNonNullElse(people.name(alarm.by()), "")))
        .time(words.when(), alarm -> in.time(alarm.raisedAt()))
        .side(
            words.state(),
            alarm ->
                alarm.seenBy() == null
                    ? Cell.badge("bad", words.open())
                    : Cell.badge("quiet", words.isSeen()))
        .act(words.see(), alarm -> act(alarm, words));
  }

  private static Cell act(Alarm alarm, AlarmMessages words) {
    return alarm.seenBy() != null
        ? Cell.NONE
        : Cell.act(
            RowAct.harmless(words.see(), HOME + "/" + alarm.id() + "/seen", words.ask())
                .calling("alarms.see"));
  }

  private static String inWords(Alarm alarm, AlarmMessages words) {
    var count = Integer.toString(alarm.count());
    return switch (alarm.kind()) {
      case DATA -> words.data(count);
      case VOUCHERS -> words.vouchers(count);
      case REFUNDS -> words.refunds(count);
      case SECRETS -> words.secrets(count);
    };
  }

  @POST
  @Path("/{id}/seen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response see(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .becauseOf(RowAct.REASON)
        .refusal("own_alarm", RowAct.REASON, words().own())
        .calling("alarms.see")
        .done(SEEN, id, HOME, given -> alarms.see(id));
  }

  @POST
  @Path("/limits")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response limits(MultivaluedMap<String, String> posted) {
    return acts.of(posted, this::again)
        .numbers(this::read, numbers -> "")
        .calling("alarms.changeLimits")
        .done(LIMITS, "all", HOME, given -> alarms.changeLimits(limits(given)));
  }

  private NumberFields read(NumberFields numbers) {
    return numbers
        .read(DATA, MOST, words().wrong())
        .read(VOUCHERS, MOST, words().wrong())
        .read(REFUNDS, MOST, words().wrong())
        .read(SECRETS, MOST, words().wrong());
  }

  private static AlarmLimits limits(Given given) {
    return new AlarmLimits(
        given.number(DATA).intValueExact(),
        given.number(VOUCHERS).intValueExact(),
        given.number(REFUNDS).intValueExact(),
        given.number(SECRETS).intValueExact());
  }

  private AlarmMessages words() {
    return pages.words(AlarmMessages.class);
  }
}
