package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What staff and customers need of access points that speak RADIUS, on the pages of a demo. */
class AccessPointPagesTest extends OnPages {
  @Test
  void staff_add_an_access_point_read_its_secret_and_make_a_new_one() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/access-points");
      page.fill("#name", "Bakery");
      page.fill("#serial", "BW-RADIUS"); // the corner shop's
      page.fill("#ranges", "192.0.2.300");
      page.fill("#reason", "they asked for it");
      page.click("text=Add it");
      assertThat(page.locator("#ranges-problem").innerText()).contains("1 to 16 addresses");
      page.fill("#ranges", "192.0.2.7, 2001:db8::/64");
      page.fill("#orders", "the cellar");
      page.click("text=Add it");
      assertThat(page.locator("#orders-problem").innerText()).contains("an address and a port");
      page.fill("#orders", "192.0.2.7:3799");
      page.click("text=Add it");
      assertThat(page.locator("#serial-problem").innerText()).contains("Another hotspot");
      page.fill("#serial", "");
      page.selectOption("#dialect", "MIKROTIK");
      page.click("text=Add it");
      assertThat(page.locator("h1").innerText()).isEqualTo("Bakery");
      assertThat(page.locator("main dl").first().innerText()).contains("192.0.2.7/32", "MikroTik");
      assertThat(page.locator("#secret").count()).isZero();

      var secret = shownSecret(page);
      assertThat(page.locator("details code").first().textContent())
          .contains("/radius add", secret);
      page.fill("#renew-reason", "it was on a photograph");
      page.locator("button:has-text('Make a new secret')").click();
      assertThat(shownSecret(page)).isNotEqualTo(secret);

      page.uncheck("input[name=signed]");
      page.fill("#reason", "it is ten years old");
      page.click("text=Keep these settings");
      assertThat(page.locator(".notice.warn").first().innerText()).contains("CVE-2024-3596");
      assertThat(page.locator("#secret").count()).isZero();
      assertThat(told(page, "access-point.show-secret", "ten years old"))
          .contains("access-point.renew-secret");
    }
  }

  @Test
  void an_access_point_without_a_fixed_address_is_known_by_its_name() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/access-points");
      page.fill("#name", "Night bus");
      page.fill("#reason", "a bus has no address");
      page.click("text=Add it");
      assertThat(page.locator("#ranges-problem").innerText()).contains("NAS-Identifier");
      page.fill("#nas", "bus-22");
      page.click("text=Add it");
      assertThat(page.locator("main dl").first().innerText()).contains("any address", "bus-22");
    }
  }

  @Test
  void an_access_point_that_speaks_over_tls_is_known_by_its_certificate() throws Exception {
    var certs = new Certs(Files.createDirectories(data.resolve("certs")));
    certs.own("kiosk");
    var pem = Files.readString(certs.pem("kiosk")).replace('\n', ' '); // as a browser pastes it
    var fingerprint =
        certs.fingerprint("kiosk").replace(":", "").toLowerCase(java.util.Locale.ROOT);
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/access-points");
      page.fill("#name", "Kiosk");
      page.fill("#reason", "its uplink is the internet");
      page.fill("#certificates", "no=certificate");
      page.click("text=Add it");
      assertThat(page.locator("#certificates-problem").innerText()).contains("SHA-256");
      page.fill("#certificates", pem + ", kiosk.example.com");
      page.click("text=Add it");
      assertThat(page.locator("h1").innerText()).isEqualTo("Kiosk");
      assertThat(page.inputValue("#certificates")).contains(fingerprint, "kiosk.example.com");
      page.navigate(showing.at + "/console/access-points");
      page.fill("#name", "Other kiosk");
      page.fill("#reason", "a second one");
      page.fill("#certificates", fingerprint);
      page.click("text=Add it");
      assertThat(page.locator("#certificates-problem").innerText()).contains("Another access");
    }
  }

  @Test
  void staff_make_a_trusted_proxy_see_its_secret_once_and_take_it_back() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/access-points");
      page.click("text=Trusted proxies");
      assertThat(page.locator("main").innerText()).contains("No trusted proxy");
      page.fill("#name", "Cellar");
      page.fill("#reason", "people sign in by PEAP");
      page.click("text=Add it");
      assertThat(page.locator("#ranges-problem").innerText()).contains("1 to 16 addresses");
      page.fill("#ranges", "192.0.2.9");
      page.check("input[name=vouches]");
      page.click("text=Add it");
      assertThat(page.locator("h1").innerText()).isEqualTo("Cellar");
      var state = page.locator("main dl").first();
      assertThat(state.innerText()).contains("192.0.2.9/32", "vouch for people", "none yet");
      page.fill("#renew-reason", "the first one");
      page.click("button:has-text('Make a new secret')");
      assertThat(page.locator("#secret").innerText()).matches("[a-z2-9]{32}");
      var at = page.url().replaceAll("/secret$", "");
      page.navigate(at);
      assertThat(page.locator("#secret").count()).isZero();
      page.navigate(showing.at + "/console/access-points");
      page.locator("tbody a").first().click();
      page.check("input[name=proxy]");
      page.fill("#proxies-reason", "it stands in front");
      page.click("text=Keep this");
      assertThat(page.isChecked("input[name=proxy]")).isTrue();
      page.navigate(at);
      page.fill("#remove-reason", "it was sold");
      page.click("button:has-text('Trust it no more')");
      assertThat(page.locator("main").innerText()).contains("No trusted proxy");
      assertThat(
              told(page, "proxy.add", "proxy.renew-secret", "access-point.proxies", "proxy.remove"))
          .contains("it was sold");
    }
  }

  @Test
  void a_customer_reads_a_network_key_and_makes_a_new_one() {
    try (var context = showing.context(Who.GUEST, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/dashboard/account");
      page.click("text=Show my network key");
      var key = page.locator("code.key").innerText();
      assertThat(key).hasSize(16);
      assertThat(page.locator("main").innerText()).contains(Who.GUEST.email);
      page.locator("button[popovertarget=new-key]").click();
      page.locator("#new-key button.danger").click();
      assertThat(page.locator("code.key").innerText()).hasSize(16).isNotEqualTo(key);
    }
  }

  private static String shownSecret(Page page) {
    page.click("text=Show the secret");
    return page.locator("#secret").innerText();
  }
}
