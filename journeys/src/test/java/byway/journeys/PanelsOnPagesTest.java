package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What all pages of features in the console have in common. */
class PanelsOnPagesTest extends OnPages {
  @Test
  void a_deed_without_a_reason_comes_back_with_all_that_was_typed_and_one_with_it_is_in_the_log() {
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
      assertThat(newestAct(page)).contains("pack.offer", "the ferry goes again");

      page.navigate(showing.at + "/console/packs?filter=ferry");
      page.click("main td summary");
      page.click("main td button");
      assertThat(page.locator(".notice.bad").innerText()).contains("Say why");
      page.navigate(showing.at + "/console/packs?filter=ferry");
      page.click("main td summary");
      page.fill("input[name=one-reason]", "the ferry is laid up");
      page.click("main td button");
      assertThat(page.locator("main tbody").innerText()).doesNotContain("Ferry day");
      assertThat(newestAct(page)).contains("pack.retire", "the ferry is laid up");
    }
  }

  /** By the address that the log had before. */
  private static String newestAct(Page page) {
    page.navigate(showing.at + "/console/acts");
    assertThat(page.url()).endsWith("/console/audit-log");
    return page.locator("main tbody tr").first().innerText();
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
  void a_list_that_is_a_file_is_for_staff_alone() {
    try (var context = showing.context(Who.GUEST, Look.DESKTOP_LIGHT.options())) {
      var answer = context.request().get(showing.at + "/console/audit-log?as=csv");
      assertThat(answer.url()).contains("/console/sign-in");
    }
  }
}
