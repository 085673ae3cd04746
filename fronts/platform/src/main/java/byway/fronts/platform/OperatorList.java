package byway.fronts.platform;

import byway.fronts.web.Pages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.kit.context.Context;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;

/** The operators of the installation. */
@Singleton
class OperatorList {
  private final Tenants tenants;
  private final Pages pages;

  OperatorList(Tenants tenants, Pages pages) {
    this.tenants = tenants;
    this.pages = pages;
  }

  Listing<Tenant> all(Asked asked) {
    var words = pages.words(PlatformMessages.class);
    var setUp = pages.words(SetUpMessages.class);
    return Listing.<Tenant>heeding(
            asked,
            words.operators(),
            (what, limit, cursor) ->
                Context.platform().call(() -> tenants.find(what.request(limit, cursor))))
        .hint("country:nl -suspended:true")
        .lead(setUp.name(), one -> Cell.link(OnePages.HOME + "/" + one.id(), one.name()))
        .sorted("name")
        .side(words.state(), one -> state(one, words))
        .sorted("suspended")
        .text(setUp.slug(), one -> Cell.code(one.slug()))
        .sorted("slug")
        .text(words.hosts(), one -> Cell.text(String.join(", ", one.hosts())))
        .text(setUp.currency(), one -> Cell.text(one.currency()))
        .sorted("currency");
  }

  private static Cell state(Tenant one, PlatformMessages words) {
    return one.isSuspended()
        ? Cell.badge("bad", words.suspended())
        : Cell.badge("good", words.open());
  }
}
