package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What people do on several pages of a demo, one after the other, and what others then see. */
class StaffActsOnPagesTest extends OnPages {

  @Test
  void a_voucher_that_staff_printed_becomes_a_guests_data_once() {
    String code;
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/vouchers");
      page.fill("#label", "Harbour festival");
      page.fill("#count", "2");
      page.fill("#gigabytes", "3");
      page.fill("#reason", "a gift");
      page.click("text=Issue and print");
      code = page.locator(".voucher-codes code").first().innerText();
    }
    var poor = Look.PHONE_LIGHT.options().setJavaScriptEnabled(false);
    try (var context = showing.newCustomer(poor)) {
      var page = context.newPage();
      page.navigate(showing.at + "/portal/voucher");
      page.fill("#code", code.toLowerCase(Locale.ROOT).replace("-", " "));
      page.click("main button.button");
      assertThat(page.locator(".big").innerText()).matches("(?s)3\\hGB.*");
      page.navigate(showing.at + "/portal/voucher");
      page.fill("#code", code);
      page.click("main button.button");
      assertThat(page.locator("main").innerText()).contains("You have used this voucher already");
    }
  }

  @Test
  void a_customer_proves_a_phone_number_and_signs_in_by_a_text_message() {
    var phone = "+316" + (10_000_000 + ThreadLocalRandom.current().nextInt(90_000_000));
    var poor = Look.PHONE_LIGHT.options().setJavaScriptEnabled(false);
    try (var context = showing.context(Who.GUEST, poor)) {
      var page = context.newPage();
      page.navigate(showing.at + "/dashboard/account");
      page.fill("#phone", "0612345678");
      page.click("text=Send me a code");
      assertThat(page.locator("#phone-problem").innerText()).contains("Begin with +");
      page.fill("#phone", phone.substring(0, 3) + " " + phone.substring(3));
      page.click("text=Send me a code");
      page.fill("#code", "000000");
      page.click("text=This is my number");
      assertThat(page.locator("#code-problem").innerText()).contains("does not work");
      page.fill("#code", showing.codeSentTo(phone));
      page.click("text=This is my number");
      assertThat(page.locator("dl").innerText()).contains(phone);
    }
    try (var context = showing.window(poor)) {
      var page = context.newPage();
      page.navigate(showing.at + "/portal/sign-in");
      page.click("text=Sign in with a code");
      page.fill("#email", phone);
      page.click("main button.button");
      page.fill("#code", showing.codeSentTo(phone));
      page.click("main button.button");
      assertThat(page.locator(".tank").count()).isEqualTo(1);
      page.navigate(showing.at + "/dashboard/account");
      assertThat(page.locator("dl").innerText()).contains(Who.GUEST.email);
    }
  }

  @Test
  void a_voucher_that_staff_void_is_good_for_nobody() {
    String code;
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/vouchers");
      page.fill("#label", "Lost on the ferry");
      page.fill("#count", "1");
      page.fill("#gigabytes", "1");
      page.fill("#reason", "to be lost");
      page.click("text=Issue and print");
      code = page.locator(".voucher-codes code").first().innerText();
      page.click("main a");
      page.click("main td summary");
      page.fill("input[name=one-reason]", "lost on the ferry");
      page.click("main td button");
      assertThat(page.locator(".notice.good").innerText()).isEqualTo("The voucher is void.");
      assertThat(page.locator("main td .badge").first().innerText()).isEqualTo("void");
      assertThat(told(page, "lost on the ferry")).contains("voucher.void-one");
    }
    try (var context = showing.context(Who.GUEST, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/dashboard/voucher");
      page.fill("#code", code);
      page.click("main button.button");
      assertThat(page.locator("#code-problem").innerText()).contains("withdrawn");
    }
  }

  @Test
  void staff_read_the_console_in_their_own_language() {
    var dutch = new Browser.NewContextOptions().setLocale("nl-BE");
    try (var context = showing.window(dutch)) {
      var page = context.newPage();
      page.navigate(showing.at + "/console");
      assertThat(page.locator("h1").innerText()).isEqualTo("Inloggen"); // the browser's
      page.fill("#email", Who.STAFF.email);
      page.fill("#password", showing.password());
      page.click("main button.button");
      assertThat(page.locator("main").innerText()).contains("Latest sessions"); // the account's
      page.click("text=Nederlands");
      assertThat(page.locator("main").innerText()).contains("Laatste sessies"); // theirs
      page.click("text=Español");
      assertThat(page.locator("main").innerText()).contains("Últimas sesiones");
    }
  }

  @Test
  void staff_say_where_the_operator_is_and_what_time_it_is_there() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_DARK.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/look/country");
      var country = page.inputValue("#country");
      page.selectOption("#zone", "Africa/Accra"); // which is UTC all year, for the other tests
      page.fill("#reason", "we moved");
      page.click("main button.button");
      assertThat(page.inputValue("#zone")).isEqualTo("Africa/Accra");
      assertThat(page.inputValue("#country")).isEqualTo(country);
    }
  }

  @Test
  void the_operators_own_look_is_tried_corrected_and_kept() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/look");
      page.fill("#name", "Harbour Wi-Fi");
      page.fill("#accent", "#ffee00");
      page.click("button:has-text('Preview')");
      assertThat(page.locator(".preview").innerText())
          .contains("Harbour Wi-Fi", "corrected to #", "#ffee00, as chosen");
      page.click("text=Keep this look");
      assertThat(page.locator("#reason-problem").innerText()).contains("Say why");
      page.setInputFiles(
          "#logo", new FilePayload("logo.png", "image/png", "<svg/>".getBytes(UTF_8)));
      page.fill("#logo-reason", "a new logo");
      page.click("text=Keep this logo");
      assertThat(page.locator("#logo-problem").innerText()).contains("not a whole PNG");
      page.setInputFiles("#logo", new FilePayload("logo.png", "image/png", logo(page)));
      page.fill("#logo-reason", "a new logo");
      page.click("text=Keep this logo");
      assertThat(page.locator("main").innerText()).contains("Kept.");
      page.fill("#name", "Harbour Wi-Fi");
      page.fill("#accent", "#7c3aed");
      page.fill("#reason", "a new look");
      page.click("text=Keep this look");
      page.navigate(showing.at + "/portal");
      Poll.until(
          "the portal is dressed anew",
          PATIENCE,
          () -> {
            page.reload();
            return page.locator(".brand").innerText().contains("Harbour Wi-Fi");
          });
      assertThat(page.locator(".brand img").getAttribute("src")).startsWith("data:image/png");
      assertThat(page.evaluate("getComputedStyle(document.querySelector('main a')).color"))
          .isEqualTo("rgb(124, 58, 237)");
    }
  }

  /** A picture that the browser draws. */
  private static byte[] logo(Page page) {
    var drawn =
        (String)
            page.evaluate(
                """
                () => {
                  const canvas = document.createElement('canvas');
                  canvas.width = canvas.height = 96;
                  const pen = canvas.getContext('2d');
                  pen.fillStyle = '#7c3aed';
                  pen.fillRect(0, 0, 96, 96);
                  return canvas.toDataURL('image/png').split(',')[1];
                }
                """);
    return Base64.getDecoder().decode(drawn);
  }

  @Test
  void an_owner_puts_a_hotspot_on_the_map_and_staff_take_it_off() {
    String name;
    try (var context = showing.context(Who.OWNER, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/dashboard/hotspots");
      page.locator("main a.card").first().click();
      name = page.locator("h1").innerText();
      page.fill("#place", "nowhere");
      page.click("main button.button");
      assertThat(page.locator("#place-problem").innerText()).contains("latitude");
      page.fill("#place", "51.95, 4.50");
      page.click("main button.button");
      assertThat(page.locator("#place").inputValue()).isEqualTo("51.95, 4.5");
    }
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/map");
      var mark = page.locator(".map a[aria-label^='" + name + ":']");
      assertThat(mark.count()).isEqualTo(1);
      page.selectOption("#hotspot", new SelectOption().setLabel(name));
      page.fill("#reason", "it has moved");
      page.click("text=Keep this place");
      assertThat(mark.count()).isZero();
      assertThat(page.locator("main details").textContent()).contains(name);
      page.selectOption("#hotspot", new SelectOption().setLabel(name));
      page.fill("#place", "51.92, 4.48");
      page.fill("#reason", "it is back");
      page.click("text=Keep this place");
      assertThat(page.locator("main details li >> text=" + name).count()).isZero();
    }
  }

  @Test
  void a_map_with_nothing_on_it_says_why_and_how_to_begin() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/map?in=0.0,0.0,1.0,1.0");
      assertThat(page.locator(".empty").innerText()).contains("in this part of the map");
      page.click("text=Show all");
      assertThat(page.locator(".map").count()).isEqualTo(1);

      var all = page.locator("#hotspot option").allInnerTexts();
      all.forEach(name -> place(page, name, ""));
      assertThat(page.locator(".map").count()).isZero();
      assertThat(page.locator(".empty").innerText())
          .contains("No hotspot has a place yet", "Choose a hotspot below");

      all.forEach(name -> place(page, name, "51.92, 4.48"));
      assertThat(page.locator(".map").count()).isEqualTo(1);
    }
  }

  private static void place(Page page, String hotspot, String place) {
    page.selectOption("#hotspot", new SelectOption().setLabel(hotspot));
    page.fill("#place", place);
    page.fill("#reason", "the map is drawn anew");
    page.click("text=Keep this place");
    page.waitForLoadState();
  }
}
