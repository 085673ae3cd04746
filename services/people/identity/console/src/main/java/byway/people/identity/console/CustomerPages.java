package byway.people.identity.console;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.RepeatKeys;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Answers;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.HasAccounts;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.console.TwoOfStaff;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.identity.api.Accounts;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SecondFactors;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Finding a customer, and what there is about one; giving data. */
@RunOnVirtualThread
@Path(CustomerPages.HOME)
@InContext
class CustomerPages {
  static final String HOME = ConsoleFrame.HOME + "/customers";
  private static final String MEGABYTES = "megabytes";
  private static final Range MOST_MEGABYTES = Range.whole(1, 1_000_000);
  private static final long MEGABYTE = 1_000_000;

  private final Identity identity;
  private final Balances balances;
  private final CustomerList list;
  private final List<CustomerCard> cards;
  private final List<HasAccounts> features;
  private final Accounts accounts;
  private final SecondFactors secondFactors;
  private final Visitors visitors;
  private final StaffActs acts;
  private final TwoOfStaff twoOfStaff;
  private final Pages pages;

  CustomerPages(
      Identity identity,
      Balances balances,
      CustomerList list,
      @All List<CustomerCard> cards,
      @All List<HasAccounts> features,
      Accounts accounts,
      SecondFactors secondFactors,
      Visitors visitors,
      StaffActs acts,
      TwoOfStaff twoOfStaff,
      Pages pages) {
    this.identity = identity;
    this.balances = balances;
    this.list = list;
    this.cards = cards;
    this.features = features;
    this.accounts = accounts;
    this.secondFactors = secondFactors;
    this.visitors = visitors;
    this.acts = acts;
    this.twoOfStaff = twoOfStaff;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "identity")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance customers(ShownList customers);

    static native TemplateInstance customer(
        Person person, Balance balance, List<ListCard> cards, Form form);
  }

  /** What is looked for was called {@code q} before. */
  @GET
  public Response customers(
      @QueryParam("q") @DefaultValue("") String before, @Context UriInfo uri) {
    var asked = Asked.of(uri);
    return list.all(before.isEmpty() ? asked : asked.lookingFor(before))
        .rows(50)
        .answer(pages, Templates::customers);
  }

  @GET
  @Path("/{id}")
  public Response customer(@PathParam("id") UUID id) {
    try {
      return pages.show(customer(id, Form.empty()));
    } catch (Refusal e) {
      if (!e.isNotFound()) {
        throw e;
      }
      return features.stream()
          .flatMap(feature -> feature.pageOf(id).stream())
          .findFirst()
          .map(pages::seeOther)
          .orElseThrow(() -> e);
    }
  }

  private TemplateInstance customer(UUID id, Form form) {
    var person = identity.person(id);
    if (person.kind() != PersonKind.CUSTOMER) {
      throw Refusal.notFound("the customer");
    }
    return Templates.customer(person, balances.balance(id), cards(id), acts.keyed(form));
  }

  /** Of the features that bring one; one that is away has none. */
  private List<ListCard> cards(UUID customer) {
    return cards.stream()
        .map(card -> Answers.shown(() -> card.of(customer)))
        .<ListCard>flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingInt(ListCard::order))
        .toList();
  }

  @POST
  @Path("/{id}/grant")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response grant(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> customer(id, form))
        .calling("balances.grant")
        .numbers(
            numbers -> numbers.read(MEGABYTES, MOST_MEGABYTES, words().megabytesWrong()),
            numbers -> numbers.whole(MEGABYTES) + "\u00a0MB")
        .answer("customer.grant", given -> id, given -> grant(id, given));
  }

  @POST
  @Path("/{id}/reopen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response reopen(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> customer(id, form))
        .calling("accounts.reopen")
        .becauseOf("reopen")
        .done("customer.reopen", id, HOME + "/" + id, given -> accounts.reopen(id));
  }

  @POST
  @Path("/{id}/second-factor")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response resetSecond(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return acts.of(posted, form -> customer(id, form))
        .calling("secondFactors.reset")
        .becauseOf("second-reason")
        .refusal("second_factor_off", "second-reason", words().resetSecondOff())
        .done("customer.second-factor", id, HOME + "/" + id, given -> secondFactors.reset(id));
  }

  /** Where it is too much for one, another is asked to agree. */
  private Response grant(UUID id, Given given) {
    var command = command(id, given);
    return twoOfStaff.alone(
        () -> balances.grant(command),
        HOME + "/" + id,
        "customer.grant",
        new AskApproval(
            command.key(), new GatedDeed.GiveData(id, command.bytes()), given.reason()));
  }

  private Grant command(UUID customer, Given given) {
    return new Grant(
        RepeatKeys.of(visitors.staff().toString(), "grant " + given.text("key")),
        customer,
        given.number(MEGABYTES).longValueExact() * MEGABYTE,
        GrantReason.ADJUSTMENT,
        null,
        given.reason());
  }

  private CustomerMessages words() {
    return pages.words(CustomerMessages.class);
  }
}
