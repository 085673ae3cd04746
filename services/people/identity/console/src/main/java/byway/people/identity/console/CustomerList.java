package byway.people.identity.console;

import byway.fronts.web.Pages;
import byway.fronts.web.WebMessages;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import jakarta.inject.Singleton;

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
    return Listing.<Person>heeding(
            asked,
            words.customers(),
            (what, limit, cursor) ->
                identity.customers(what.filter().isEmpty() ? null : what.filter(), limit, cursor))
        .lead(
            pages.words(StaffMessages.class).name(),
            one -> Cell.link(CustomerPages.HOME + "/" + one.id(), called(one)))
        .text(pages.words(WebMessages.class).email(), one -> Cell.text(one.email()))
        .time(words.since(), one -> in.date(one.createdAt()));
  }

  static String called(Person person) {
    return person.name().isBlank() ? person.email() : person.name();
  }
}
