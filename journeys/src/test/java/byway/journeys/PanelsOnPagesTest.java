package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** What all pages of features in the console have in common. */
class PanelsOnPagesTest extends OnPages {
  @Test
  void an_act_without_a_reason_comes_back_with_all_that_was_typed_and_one_with_it_is_in_the_log() {
    var poor = Look.PHONE_LIGHT.options().setJavaScriptEnabled(false);
    try (var context = showing.context(Who.STAFF, poor)) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/packs");
      page.fill("#name", "Ferry day");
      page.fill("#gigabytes", "1.5");
      page.fill("#price", "2");
      page.click(".settings button");
      assertThat(page.locator("#reason-problem").innerText()).contains("Say why");
      assertThat(page.inputValue("#name")).isEqualTo("Ferry day");
      page.fill("#reason", "the ferry goes again");
      page.click(".settings button");
      assertThat(page.locator(".notice.good").innerText()).contains("on sale");
      assertThat(told(page, "the ferry goes again")).contains("pack.offer");

      page.navigate(showing.at + "/console/packs?filter=ferry");
      page.click("main td summary");
      page.click("main td button");
      assertThat(page.locator(".notice.bad").innerText()).contains("Say why");
      page.navigate(showing.at + "/console/packs?filter=ferry");
      page.click("main td summary");
      page.fill("input[name=one-reason]", "the ferry is laid up");
      page.click("main td button");
      assertThat(page.locator("main tbody").innerText()).doesNotContain("Ferry day");
      assertThat(told(page, "the ferry is laid up")).contains("pack.retire");
      page.navigate(showing.at + "/console/acts");
      assertThat(page.url()).as("the address of before").endsWith("/console/audit-log");
    }
  }

  @Test
  void a_list_is_narrowed_and_sorted_by_its_address_and_is_a_file_as_well() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/packs");
      int all = page.locator("main tbody tr").count();
      page.click("main th a:has-text('Price')");
      page.click("main th a:has-text('Price')");
      assertThat(page.locator("main th[aria-sort=descending]").innerText()).isEqualTo("Price");
      assertThat(page.url()).contains("sort=-price");
      page.fill("input[name=filter]", "no pack is called this");
      page.press("input[name=filter]", "Enter");
      assertThat(page.locator(".empty").innerText()).contains("Nothing here matches");
      assertThat(page.url()).contains("sort=-price").contains("filter=no+pack");

      var file = context.request().get(showing.at + "/console/packs?as=csv");
      assertThat(file.headers().get("content-disposition")).contains("packs.csv");
      assertThat(file.text().lines()).hasSize(all + 1);
    }
  }

  @Test
  void what_a_service_keeps_is_filtered_and_sorted_there_and_what_is_none_is_said() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_DARK.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/hotspots");
      page.fill("input[name=filter]", "serial:* -online:true");
      page.press("input[name=filter]", "Enter");
      assertThat(page.locator("main tbody td.side").allInnerTexts()).doesNotContain("online");
      page.navigate(showing.at + "/console/hotspots?sort=-name");
      var names = page.locator("main td.lead").allInnerTexts();
      assertThat(names).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());

      page.navigate(showing.at + "/console/sessions?filter=open:true");
      assertThat(page.locator("main tbody td.side").allInnerTexts()).containsOnly("open");
      page.navigate(showing.at + "/console/orders?filter=state:fulfilled+price%3E1000000");
      assertThat(page.locator(".empty").innerText()).contains("Nothing here matches");
      page.navigate(showing.at + "/console/orders?filter=colour:red");
      assertThat(page.locator(".notice.bad").innerText()).contains("colour");
      assertThat(page.inputValue("input[name=filter]")).isEqualTo("colour:red");

      var file = context.request().get(showing.at + "/console/customers?as=csv&sort=email").text();
      assertThat(file).contains(Who.OWNER.email);
      page.navigate(showing.at + "/console/customers?q=owner");
      assertThat(page.locator("main tbody").innerText()).contains(Who.OWNER.email);
    }
  }

  @Test
  void a_list_that_is_a_file_is_for_staff_alone() {
    try (var context = showing.context(Who.GUEST, Look.DESKTOP_LIGHT.options())) {
      var answer = context.request().get(showing.at + "/console/audit-log?as=csv");
      assertThat(answer.url()).contains("/console/sign-in");
    }
  }
}
