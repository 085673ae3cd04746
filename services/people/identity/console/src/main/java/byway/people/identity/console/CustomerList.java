package byway.people.identity.console;

import byway.fronts.web.Pages;
import byway.fronts.web.WebMessages;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.kit.values.Page;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Customers: all, or those whose address, name or number begins so. */
@Singleton
class CustomerList {
  private final Identity identity;
  private final Pages pages;

  CustomerList(Identity identity, Pages pages) {
    this.identity = identity;
    this.pages = pages;
  }

  Listing<Person> all(Asked asked) {
    var words = pages.words(CustomerMessages.class);
    var in = pages.reader();
    return Listing.<Person>heeding(asked, words.customers(), this::page)
        .hint("language:nl since:2026-01 -phone:*")
        .lead(
            pages.words(StaffMessages.class).name(),
            one -> Cell.link(CustomerPages.HOME + "/" + one.id(), called(one)))
        .sorted("name")
        .text(pages.words(WebMessages.class).email(), one -> Cell.text(one.email()))
        .sorted("email")
        .time(words.since(), one -> in.date(one.createdAt()))
        .sorted("created");
  }

  /** How an address, a name or a number begins, an index knows; all else is looked for in all. */
  private Page<Person> page(Asked asked, int limit, @Nullable String cursor) {
    boolean isBeginning = asked.sort().isEmpty() && !asked.filter().matches(".*[:<>=~*\"].*");
    return isBeginning
        ? identity.customers(asked.filter().isEmpty() ? null : asked.filter(), limit, cursor)
        : identity.find(asked.request(limit, cursor));
  }

  static String called(Person person) {
    return person.name().isBlank() ? person.email() : person.name();
  }
}
