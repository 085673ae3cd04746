package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import org.junit.jupiter.api.Test;

/** What staff see of an order, on the page of its customer and on its own. */
class OrdersOnPagesTest extends OnPages {
  @Test
  void staff_find_an_order_at_its_customer_and_pay_it_back_for_a_reason() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/search?q=owner");
      page.locator("main .plain a").first().click();
      var customer = page.url();
      var orders = page.locator("section:has(h2:text-is('Orders')) tbody tr");
      Poll.until(
          "the owner has bought",
          PATIENCE,
          () -> {
            page.navigate(customer);
            return orders.count() > 0;
          });
      orders.locator("a[href*='/console/orders/']").first().click();
      var order = page.url();
      page.click("button.danger");
      assertThat(page.locator("#reason-problem").innerText()).contains("Say why");
      page.fill("#reason", "it was bought by mistake");
      page.click("button.danger");
      assertThat(page.url()).startsWith(order);
      assertThat(told(page, "it was bought by mistake")).contains("order.refund");

      page.navigate(showing.at + "/console/search?q=" + order.replaceAll(".*/", ""));
      assertThat(page.locator("main .plain a").first().getAttribute("href"))
          .isEqualTo(order.replace(showing.at, ""));
    }
  }
}
