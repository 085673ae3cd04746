package byway.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Staff bring what carriers bill, and see where hotspots, ledger, history and carriers part. */
class BillsOnPagesTest extends OnPages {
  @Test
  void staff_bring_a_carriers_bill_and_see_how_it_stands_beside_the_history() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/packs");
      var told =
          page.evaluate(
              """
              async () => {
                const csrf = document.querySelector('input[name=csrf]').value;
                const day = new Date().toISOString().slice(0, 10);
                const file = `device,day,bytes\\n${crypto.randomUUID()},${day},900000000000`;
                const body = new URLSearchParams({csrf, carrier: 'north', file, reason: 'a test'});
                const taken = await fetch('/console/reconciliation/feeds', {method: 'POST', body});
                const seen = await fetch('/console/reconciliation?days=2');
                return [await taken.text(), await seen.text()].join('\\n');
              }
              """);
      assertThat(told.toString())
          .contains("\"rows\":1,\"changed\":1")
          .contains("\"reason\":\"billed_more\"")
          .contains("\"countedBytes\":");
    }
  }

  @Test
  void a_carriers_bill_is_a_form_that_says_which_row_is_wrong_and_then_what_is_to_look_at() {
    var poor = Look.PHONE_LIGHT.options().setJavaScriptEnabled(false);
    try (var context = showing.context(Who.STAFF, poor)) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/hotspots");
      var hotspot = page.locator("main td a").first();
      var name = hotspot.innerText();
      var id = hotspot.getAttribute("href").replace("/console/hotspots/", "");
      page.navigate(showing.at + "/console/reconciliation");
      page.fill("#carrier", "North Mobile");
      page.fill("#rows", "device,day,bytes\n" + id + ",2026-02-30,1");
      page.click("#bring button.button");
      assertThat(page.locator("#rows-problem").innerText()).contains("Row 2: “2026-02-30”");
      assertThat(page.locator("#reason-problem").innerText()).contains("Say why");
      assertThat(page.inputValue("#rows")).contains(id);
      var today = today();
      var bill =
          "device;day;bytes\r\n%s;%s;%d\r\n%s;%s;5000000000\r\n"
              .formatted(id, today, 700_000_000_000L, UUID.randomUUID(), today);
      page.setInputFiles("#file", new FilePayload("bill.csv", "text/csv", bill.getBytes(UTF_8)));
      page.fill("#reason", "the bill of this month");
      page.click("#bring button.button");
      assertThat(page.locator(".notice.good").innerText())
          .contains("The bill of north-mobile is taken. Rows: 2, new or corrected: 2.");
      assertThat(page.locator("h1").innerText()).contains("differences to look at");
      assertThat(page.locator("main tbody tr").allInnerTexts())
          .anySatisfy(row -> assertThat(row).contains(name, "Billed for more than passed"))
          .anySatisfy(row -> assertThat(row).contains("No hotspot of yours", "5\u00a0GB"));
      assertThat(told(page, "the bill of this month")).contains("carrier.feed");
    }
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  @Test
  void differences_are_a_page_for_people_and_rows_for_tools_in_every_look() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/reconciliation");
      page.fill("#carrier", "south");
      page.fill(
          "#rows",
          Stream.of(6_000_000_000L, 15_000_000, 400_000)
              .map(bytes -> "%s,%s,%d".formatted(UUID.randomUUID(), today(), bytes))
              .collect(Collectors.joining("\n")));
      page.fill("#reason", "a bill");
      page.click("#bring button.button");
      assertThat(page.locator("main summary").allInnerTexts().toString())
          .contains("The hotspot’s own traffic", "Rounding");
      var axe = Axe.in(page);
      page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
      for (var look : Look.values()) {
        look.putOn(page);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(
                    Showing.PICTURES.resolve(
                        "console-reconciliation-parting-" + look.file() + ".png"))
                .setFullPage(true));
        assertThat(axe.violations(look)).as("%s", look).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth <= 0"))
            .isEqualTo(true);
      }
      var at = showing.at + "/console/reconciliation";
      var json = RequestOptions.create().setHeader("Accept", "application/json");
      assertThat(context.request().get(at, json).text()).startsWith("{").contains("billed_more");
      assertThat(context.request().get(at + "/figures.json?days=1").text()).startsWith("{");
      assertThat(context.request().get(at + "/differences.csv?days=1").text())
          .startsWith("explained,reason,session,hotspot,customer,day,known_bytes,found_bytes\r\n")
          .contains("\r\nno,billed_more,,");
    }
  }
}
