package byway.charging.balances.console;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Lot;
import byway.fronts.web.Pages;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.ShownList;
import byway.fronts.web.words.ForReader;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What was given to a customer, the newest first: a card of their page, and all of it. */
@Singleton
@RunOnVirtualThread
@Path(ConsoleFrame.HOME + "/given/{customer}")
@InContext
class GivenPages implements CustomerCard {
  private static final int FEW = 10;

  private final Balances balances;
  private final Pages pages;

  GivenPages(Balances balances, Pages pages) {
    this.balances = balances;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "balances")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance given(ShownList given, UUID customer);
  }

  @GET
  public Response given(@PathParam("customer") UUID customer, @Context UriInfo uri) {
    return list(balances.lots(customer), Asked.of(uri))
        .rows(50)
        .answer(pages, all -> Templates.given(all, customer));
  }

  @Override
  public ListCard of(UUID customer) {
    var words = pages.words(BalanceMessages.class);
    var asked = Asked.first(ConsoleFrame.HOME + "/given/" + customer);
    var list = list(balances.lots(customer), asked).beside().rows(FEW).shown();
    return new ListCard(words.given(), 20, list, words.nothingGiven(), null);
  }

  private Listing<Lot> list(List<Lot> oldestFirst, Asked asked) {
    var words = pages.words(BalanceMessages.class);
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    return Listing.whole(
            asked, words.given(), oldestFirst.reversed(), one -> why(one, words) + " " + one.note())
        .lead(staff.why(), one -> Cell.text(why(one, words)))
        .sideNumber(staff.data(), one -> in.bytes(one.bytes()))
        .sorted("data", Comparator.comparing(Lot::bytes))
        .number(words.leftShort(), one -> in.bytes(one.leftBytes()))
        .sorted("left", Comparator.comparing(Lot::leftBytes))
        .number(staff.price(), one -> price(one, in))
        .quiet(words.note(), one -> Cell.text(one.note()))
        .time(words.when(), one -> in.time(one.grantedAt()))
        .sorted("when", Comparator.comparing(Lot::grantedAt));
  }

  private static String price(Lot lot, ForReader in) {
    var price = lot.price();
    return price == null ? "" : in.money(price);
  }

  private static String why(Lot lot, BalanceMessages words) {
    return switch (lot.reason()) {
      case PURCHASE -> words.bought();
      case GUEST_BONUS -> words.welcomeGift();
      case OWNER_BONUS -> words.ownerReward();
      case VOUCHER -> words.voucher();
      case ADJUSTMENT -> words.byStaff();
    };
  }
}
