package byway.commerce.orders.console;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.Orders;
import byway.commerce.payments.api.DisputeState;
import byway.fronts.web.Pages;
import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.CustomerCard;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.ListCard;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.OverviewList;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the console shows of orders beside their own pages. */
@Singleton
class OrdersInConsole
    implements InMenu, SaysDone, Searchable, Answerable, OverviewList, CustomerCard {
  private static final int LATEST = 8;
  private static final int FEW = 10;

  private final Orders orders;
  private final OrderLists lists;
  private final Pages pages;

  OrdersInConsole(Orders orders, OrderLists lists, Pages pages) {
    this.orders = orders;
    this.lists = lists;
    this.pages = pages;
  }

  private static OrderMessages words(Locale language) {
    return Languages.words(OrderMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.PEOPLE, 30, OrderPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of(
        "order.refund", words(language).payingBack(), "order.ask", words(language).askedNow());
  }

  @Override
  public Found find(Sought sought) {
    var words = words(sought.language());
    var found = sought.id().map(orders::get).stream().toList();
    return Found.of(words.title(), found, one -> hit(one, words, ForReader.of(sought.reader())));
  }

  private static Found.Hit hit(Order order, OrderMessages words, ForReader in) {
    return new Found.Hit(
        Cell.link(OrderPages.HOME + "/" + order.id(), order.packName()),
        in.money(order.price()) + ", " + in.time(order.placedAt()),
        OrderLists.state(order, words));
  }

  @Override
  public ListCard latest() {
    var list = lists.all(null, Asked.first(OrderPages.HOME)).beside().rows(LATEST).shown();
    return new ListCard(words(pages.language()).latest(), 10, list, lists.none(), null);
  }

  @Override
  public ListCard of(UUID customer) {
    var words = words(pages.language());
    var asked = Asked.first(OrderPages.HOME).about(OrderPages.CUSTOMER, customer);
    var list = lists.all(customer, asked).beside().rows(FEW).shown();
    var isFlagged =
        orders.flagged(customer, FEW, null).items().stream().anyMatch(OrdersInConsole::isFlagged);
    var warning =
        isFlagged
            ? new ListCard.Warning(
                words.customerFlagged(), Cell.link(OrderPages.HOME + "/flagged", words.flagged()))
            : null;
    return new ListCard(words.title(), 10, list, words.neverBought(), warning);
  }

  /** A dispute that was won, or a question of the bank, says nothing against anybody. */
  private static boolean isFlagged(Order order) {
    var money = order.money();
    return money != null
        && (money.owed().isPositive()
            || money.dispute() == DisputeState.OPEN
            || money.dispute() == DisputeState.LOST);
  }

  @Override
  public String part() {
    return "orders";
  }

  @Override
  public Object ask() {
    return orders.list(null, 1, null);
  }
}
