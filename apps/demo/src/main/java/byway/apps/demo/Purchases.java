package byway.apps.demo;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.Pack;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.PlaceOrder;
import byway.kit.settings.Settings;
import byway.kit.values.Ids;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/** How the crowd buys: by a card, on the processor's own page. */
@Singleton
class Purchases {
  private final DemoOperator operator;
  private final Catalog catalog;
  private final Orders orders;
  private final Settings settings;
  private final Ids ids;

  Purchases(DemoOperator operator, Catalog catalog, Orders orders, Settings settings, Ids ids) {
    this.operator = operator;
    this.catalog = catalog;
    this.orders = orders;
    this.settings = settings;
    this.ids = ids;
  }

  /** The smallest pack; it has arrived when this returns. */
  void buy(UUID customer, String name) {
    var pack =
        operator.as(catalog::packs).stream()
            .min(Comparator.comparingLong(Pack::bytes))
            .orElseThrow(() -> new WrongFigure("nothing is on sale"));
    var back = settings.publicUrl().resolve("/portal").toString();
    var order = new PlaceOrder(ids.next(), customer, pack.id(), back, back, false, null);
    var address = operator.as(() -> orders.place(order)).paymentUrl();
    if (address == null) {
      throw new WrongFigure("there is no page to pay on");
    }
    var browser = new Browser();
    browser.open(URI.create(address));
    browser.submit("input[autocomplete=cc-number]", card(browser, name), "");
    Await.until(
        "what was bought has arrived",
        () -> operator.as(() -> orders.get(order.key())).state() == OrderState.FULFILLED);
  }

  /** The payment page's fields, told by what a browser would fill in for them. */
  static Map<String, String> card(Browser browser, String name) {
    return Map.of(
        nameOf(browser, "cc-number"), "4242424242424242",
        nameOf(browser, "cc-exp"), "12/34",
        nameOf(browser, "cc-csc"), "123",
        nameOf(browser, "cc-name"), name);
  }

  private static String nameOf(Browser browser, String autocomplete) {
    return browser.page().select("input[autocomplete=" + autocomplete + "]").attr("name");
  }
}
