package byway.people.identity.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.Languages;
import byway.kit.values.Page;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the console shows of customers beside their own pages. */
@Singleton
class CustomersInConsole implements InMenu, SaysDone, Searchable, Answerable {
  private static final int FEW = 10;

  private final Identity identity;

  CustomersInConsole(Identity identity) {
    this.identity = identity;
  }

  private static CustomerMessages words(Locale language) {
    return Languages.words(CustomerMessages.class, language);
  }

  private static SignInProviderMessages provider(Locale language) {
    return Languages.words(SignInProviderMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var label = words(language).customers();
    var rules = Languages.words(SignInRuleMessages.class, language).title();
    return List.of(
        new MenuEntry(Group.PEOPLE, 10, CustomerPages.HOME, label),
        new MenuEntry(Group.SYSTEM, 70, SignInRulePages.HOME, rules, "signInSessions.rules"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of(
        "customer.grant", words(language).dataGiven(),
        "customer.reopen", words(language).reopened(),
        "customer.second-factor", words(language).resetSecondDone(),
        "operator.sign-in-rules", Languages.words(SignInRuleMessages.class, language).saved(),
        "operator.sign-in-provider", provider(language).kept(),
        "operator.sign-in-provider-removed", provider(language).removed());
  }

  @Override
  public Found find(Sought sought) {
    var found =
        sought.id().map(this::person).orElseGet(() -> identity.customers(sought.text(), FEW, null));
    return new Found(
        words(sought.language()).customers(),
        found.items().stream().map(CustomersInConsole::hit).toList(),
        found.next() != null);
  }

  private Page<Person> person(UUID id) {
    var customers =
        Stream.of(identity.person(id)).filter(one -> one.kind() == PersonKind.CUSTOMER).toList();
    return new Page<>(customers, null);
  }

  private static Found.Hit hit(Person person) {
    return new Found.Hit(
        Cell.link(CustomerPages.HOME + "/" + person.id(), CustomerList.called(person)),
        person.email(),
        Cell.NONE);
  }

  @Override
  public String part() {
    return "identity";
  }

  @Override
  public Object ask() {
    return identity.customers(null, 1, null);
  }
}
