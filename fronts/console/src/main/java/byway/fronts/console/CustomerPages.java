package byway.fronts.console;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Lot;
import byway.fronts.web.Form;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Pages;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Answers;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.Deeds;
import byway.fronts.web.console.HasAccounts;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.CloseSession;
import byway.network.access.api.Session;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finding a customer, and helping: give data, pay back, end a session; each with its reason. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/customers")
@InContext
class CustomerPages {
  private static final int ROWS = 25;
  private static final int FEW = 10;
  private static final String MEGABYTES = "megabytes";
  private static final Range MOST_MEGABYTES = Range.whole(1, 1_000_000);

  private final Identity identity;
  private final Balances balances;
  private final Access access;
  private final List<CustomerCard> cards;
  private final Devices devices;
  private final Visitors visitors;
  private final Deeds deeds;
  private final List<HasAccounts> accounts;
  private final Pages pages;
  private final Ids ids;

  CustomerPages(
      Identity identity,
      Balances balances,
      Access access,
      @All List<CustomerCard> cards,
      Devices devices,
      Visitors visitors,
      Deeds deeds,
      @All List<HasAccounts> accounts,
      Pages pages,
      Ids ids) {
    this.identity = identity;
    this.balances = balances;
    this.access = access;
    this.cards = cards;
    this.devices = devices;
    this.visitors = visitors;
    this.deeds = deeds;
    this.accounts = accounts;
    this.pages = pages;
    this.ids = ids;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance customers(Page<Person> people, String query);

    static native TemplateInstance customer(Standing standing, Form form);
  }

  /** Everything about one customer. */
  public record Standing(
      Person person,
      Balance balance,
      Lots lots,
      Page<Session> sessions,
      List<ListCard> cards,
      Page<Device> hotspots,
      HotspotNames names) {}

  /**
   * What was given, the newest first.
   *
   * @param from how many newer ones are on the pages before
   * @param all how many there are
   */
  public record Lots(List<Lot> items, int from, int all) {
    static Lots of(List<Lot> oldestFirst, int from) {
      int start = Math.clamp(from, 0, oldestFirst.size());
      return new Lots(
          oldestFirst.reversed().stream().skip(start).limit(ROWS).toList(),
          start,
          oldestFirst.size());
    }

    public boolean isEmpty() {
      return items.isEmpty();
    }

    public int first() {
      return from + 1;
    }

    public int last() {
      return from + items.size();
    }

    public boolean hasMore() {
      return last() < all;
    }
  }

  @GET
  public Response customers(
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("cursor") @Nullable String cursor) {
    var beginning = query.strip();
    return pages.show(
        Templates.customers(
            identity.customers(beginning.isEmpty() ? null : beginning, ROWS, cursor), beginning));
  }

  @GET
  @Path("/{id}")
  public Response customer(
      @PathParam("id") UUID id, @QueryParam("lots") @DefaultValue("0") int lotsFrom) {
    try {
      return pages.show(customer(id, Form.empty(), lotsFrom));
    } catch (Refusal e) {
      if (!e.isNotFound()) {
        throw e;
      }
      return accounts.stream()
          .flatMap(feature -> feature.pageOf(id).stream())
          .findFirst()
          .map(pages::seeOther)
          .orElseThrow(() -> e);
    }
  }

  private TemplateInstance customer(UUID id, Form form, int lotsFrom) {
    var person = identity.person(id);
    if (person.kind() != PersonKind.CUSTOMER) {
      throw Refusal.notFound("the customer");
    }
    var sessions = access.list(id, FEW, null);
    var standing =
        new Standing(
            person,
            balances.balance(id),
            Lots.of(balances.lots(id), lotsFrom),
            sessions,
            cards(id),
            devices.list(id, FEW, null),
            HotspotNames.of(devices, sessions.items().stream().map(Session::deviceId)));
    return Templates.customer(
        standing, form.has("key") ? form : form.with("key", ids.next().toString()));
  }

  /** Of the features that bring one; one that is away has none. */
  private List<ListCard> cards(UUID customer) {
    return cards.stream()
        .map(card -> Answers.maybe(() -> card.of(customer)))
        .<ListCard>flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingInt(ListCard::order))
        .toList();
  }

  @POST
  @Path("/{id}/grant")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response grant(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var staff = visitors.staff();
    var reader = visitors.current().reader();
    var numbers =
        new NumberFields(reasoned(Form.of(posted)), reader, pages.words(NumberMessages.class))
            .read(MEGABYTES, MOST_MEGABYTES, words().megabytesWrong());
    long megabytes = numbers.value(MEGABYTES).longValueExact();
    long bytes = megabytes * 1_000_000;
    var said = NumberFormat.getIntegerInstance(reader).format(megabytes) + "\u00a0MB";
    if (!numbers.counts(said)) {
      return pages.showAgain(customer(id, numbers.saidBack(said), 0));
    }
    return act(
        id,
        "customer.grant",
        numbers.form(),
        given -> {
          deeds.write("customer.grant", id, given.value("reason"));
          balances.grant(
              new Grant(
                  RepeatKeys.of(staff.toString(), "grant " + given.value("key")),
                  id,
                  bytes,
                  GrantReason.ADJUSTMENT,
                  null,
                  given.value("reason")));
        });
  }

  @POST
  @Path("/{id}/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response close(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var asked = Form.of(posted);
    return act(
        id,
        "session.close",
        asked.has("reason") ? asked : asked.wrong(words().sayWhyEnd()),
        form -> {
          var session = Texts.uuid(form.value("session"));
          deeds.write("session.close", session, form.value("reason"));
          access.close(session, new CloseSession("staff"));
        });
  }

  /** What a member of staff asks for. */
  private interface Act {
    void with(Form form);
  }

  private Response act(UUID customer, String what, Form form, Act act) {
    if (form.isWrong()) {
      return pages.showAgain(customer(customer, form, 0));
    }
    try {
      act.with(form);
      return pages.done(OverviewPages.HOME + "/customers/" + customer, what);
    } catch (Refusal e) {
      return pages.showAgain(customer(customer, form.wrong(Sentences.of(e, words())), 0));
    } catch (CallFailed e) {
      return pages.showAgain(customer(customer, form.wrong(words().partAway()), 0));
    }
  }

  private Form reasoned(Form form) {
    return form.has("reason") ? form : form.wrong("reason", words().sayWhy());
  }

  private ConsoleMessages words() {
    return pages.words(ConsoleMessages.class);
  }
}
