package byway.network.devices;

import static org.assertj.core.api.Assertions.assertThat;

import byway.network.devices.api.FreePlaces;
import byway.network.devices.api.SettingsDesired;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wanted of a hotspot and what it says it is. */
class DesiredSettingsTest extends DevicesHouse {
  @Test
  void desired_settings_merge_and_are_published() {
    var id = register("Cafe").device().id();
    desire(id, Map.of("ssid", "Free", "channel", "6"));
    var device = desire(id, Map.of("channel", "11"));
    assertThat(device.settings().desired()).isEqualTo(Map.of("ssid", "Free", "channel", "11"));
    assertThat(device.settings().desiredVersion()).isEqualTo(2);
    assertThat(device.settings().isInStep()).isFalse();
    assertThat(published())
        .containsExactly(
            new SettingsDesired(id, 1, Map.of("ssid", "Free", "channel", "6")),
            new SettingsDesired(id, 2, Map.of("ssid", "Free", "channel", "11")));
  }

  @Test
  void what_is_desired_already_changes_nothing() {
    var id = register("Cafe").device().id();
    desire(id, Map.of("rateKbps", "512", "gardenHosts", "a.example.org,b.example.org"));
    published();
    desire(
        id,
        Map.of("rateKbps", "0512", "gardenHosts", " A.example.org , b.example.org,a.example.org"));
    assertThat(desire(id, Map.of()).settings().desiredVersion()).isEqualTo(1);
    assertThat(published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ssid, ''",
    "ssid, 123456789012345678901234567890123",
    "ssid, ääääääääääääääääm",
    "ssid, 'a\0b'",
    "state, shut",
    "guests, true",
    "rateKbps, -1",
    "rateKbps, 1000001",
    "rateKbps, 1e3",
    "rateKbps, 99999999999999999999",
    "channel, 0",
    "channel, 197",
    "gardenHosts, a..b.org",
    "gardenHosts, 'a.example.org,'",
    "gardenHosts, -a.example.org",
    "gardenHosts, http://a.example.org",
    "gardenHosts, 'a.io,b.io,c.io,d.io,e.io,f.io,g.io,h.io,i.io,j.io,k.io,l.io,m.io,n.io,o.io,p.io,q.io,r.io,s.io,t.io,u.io'",
    "gardenHosts, 'com,net,org'",
    "gardenHosts, 'shop.example.org,com'",
    "gardenHosts, co.uk",
    "gardenHosts, *.co.uk",
    "gardenHosts, *",
    "gardenHosts, *.*.org",
    "gardenHosts, github.io",
    "gardenHosts, *.s3.amazonaws.com",
    "gardenHosts, localhost",
    "gardenHosts, intranet",
    "gardenHosts, nas.local",
    "gardenHosts, billing.corp.internal",
    "gardenHosts, printer.lan",
    "gardenHosts, home.arpa",
    "gardenHosts, abcdefghijklmnop.onion",
    "gardenHosts, 192.0.2.1",
    "gardenHosts, 0xc0000201",
    "gardenHosts, 192.0.2.0/24",
    "gardenHosts, 2001:db8::1",
    "gardenHosts, shop.example.org.",
    "privateRanges, 192.0.2.0/24",
    "privateRanges, 10.0.0.0/7",
    "privateRanges, 10.1.0.0/8",
    "privateRanges, 0.0.0.0/0",
    "privateRanges, ::/0",
    "privateRanges, ::ffff:10.0.0.0/104",
    "privateRanges, fe80::/10",
    "privateRanges, 127.0.0.0/8",
    "privateRanges, 169.254.0.0/16",
    "privateRanges, router"
  })
  void a_value_out_of_bounds_is_refused_and_nothing_of_the_rest_is_taken(String key, String value) {
    var id = register("Cafe").device().id();
    var settings = new TreeMap<>(Map.of("ssid", "Free", "state", "paused"));
    settings.put(key, value);
    refused("setting_invalid", () -> desire(id, settings));
    assertThat(get(id).settings().desiredVersion()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ssid, 12345678901234567890123456789012",
    "ssid, ääääääääääääääää",
    "ssid, ' '",
    "state, open",
    "guests, no",
    "rateKbps, 0",
    "rateKbps, 1000000",
    "channel, 196",
    "gardenHosts, ''",
    "gardenHosts, 'a.io,b.io,c.io,d.io,e.io,f.io,g.io,h.io,i.io,j.io,k.io,l.io,m.io,n.io,o.io,p.io,q.io,r.io,s.io,t.io'",
    "gardenHosts, '*.example.org,d1.cloudfront.net,xn--bcher-kva.example.org'",
    "privateRanges, ''",
    "privateRanges, '10.20.0.0/16,192.168.0.0/16,172.16.0.0/12,100.64.0.0/10,fd12::/32'"
  })
  void a_value_at_the_edge_is_taken(String key, String value) {
    var id = register("Cafe").device().id();
    assertThat(desire(id, Map.of(key, value)).settings().desired()).isEqualTo(Map.of(key, value));
  }

  @Test
  void an_owner_chooses_free_places_from_the_operators_list_and_opens_no_private_network() {
    var id = register("Cafe").device().id();
    as(
        () ->
            devices.offerFreePlaces(
                new FreePlaces(List.of("Pay.example.org", "*.help.example.org"))));
    asOwner(() -> desire(id, "gardenHosts", "pay.example.org"));
    refused(
        "setting_not_offered",
        () -> asOwner(() -> desire(id, "gardenHosts", "pay.example.org,video.example.org")));
    refused(
        "setting_not_offered",
        () -> asOwner(() -> desire(id, "gardenHosts", "x.help.example.org")));
    refused("setting_not_offered", () -> asOwner(() -> desire(id, "privateRanges", "10.0.0.0/8")));
    assertThat(get(id).settings().desired()).isEqualTo(Map.of("gardenHosts", "pay.example.org"));

    desire(id, Map.of("gardenHosts", "bank.example.org", "privateRanges", "10.20.0.0/16"));
    asOwner(() -> desire(id, "gardenHosts", "bank.example.org,*.help.example.org"));
    asOwner(() -> desire(id, "privateRanges", "10.20.0.0/16"));
    asOwner(() -> desire(id, "gardenHosts", ""));
    refused(
        "setting_not_offered", () -> asOwner(() -> desire(id, "gardenHosts", "bank.example.org")));
  }

  @Test
  void only_staff_offer_free_places_and_only_hosts() {
    refused(
        "forbidden",
        () -> asOwner(() -> devices.offerFreePlaces(new FreePlaces(List.of("pay.example.org")))));
    refused(
        "setting_invalid", () -> as(() -> devices.offerFreePlaces(new FreePlaces(List.of("com")))));
    assertThat(as(() -> devices.freePlaces()).hosts()).isEmpty();
    var places = new FreePlaces(List.of("b.example.org", "a.example.org"));
    assertThat(as(() -> devices.offerFreePlaces(places))).isEqualTo(places);
    assertThat(infrastructure.as(UUID.randomUUID(), () -> devices.freePlaces()).hosts()).isEmpty();
  }

  @Test
  void an_unknown_setting_is_refused_with_all_that_came_with_it() {
    var id = register("Cafe").device().id();
    refused("setting_unknown", () -> desire(id, Map.of("ssid", "Free", "rootPassword", "x")));
    assertThat(get(id).settings().desired()).isEmpty();
  }

  @Test
  void a_report_brings_hotspot_and_wish_in_step_and_a_late_one_changes_nothing() {
    var id = register("Cafe").device().id();
    desire(id, Map.of("ssid", "One"));
    desire(id, Map.of("ssid", "Two", "channel", "14"));
    var refused = Map.of("channel", "not in this country");
    var now = report(id, 2, Map.of("ssid", "Two"), refused).settings();
    assertThat(now.isInStep()).isTrue();
    assertThat(now.reported()).isEqualTo(Map.of("ssid", "Two"));
    assertThat(now.refused()).isEqualTo(refused);
    assertThat(report(id, 1, Map.of("ssid", "One"), Map.of()).settings()).isEqualTo(now);
  }

  @Test
  void a_report_that_cannot_be_is_refused() {
    var id = register("Cafe").device().id();
    refused("version_unknown", () -> report(id, 1, Map.of(), Map.of()));
    refused("version_unknown", () -> report(id, -1, Map.of(), Map.of()));
    refused("report_invalid", () -> report(id, 0, Map.of("k", "x".repeat(2_049)), Map.of()));
    refused("report_invalid", () -> report(id, 0, Map.of(), Map.of("k\0", "v")));
    refused("not_found", () -> report(UUID.randomUUID(), 0, Map.of(), Map.of()));
    assertThat(get(id).settings().reported()).isEmpty();
  }

  @Test
  void wishes_at_once_are_all_kept() throws Exception {
    var id = register("Cafe").device().id();
    var settings = new ArrayList<>(List.of("ssid", "state", "guests", "rateKbps"));
    var values = Map.of("ssid", "x", "state", "paused", "guests", "no", "rateKbps", "9");
    atOnce(
        4,
        () -> {
          String key;
          synchronized (settings) {
            key = settings.removeLast();
          }
          desire(id, Map.of(key, values.getOrDefault(key, "")));
        });
    assertThat(get(id).settings().desired()).isEqualTo(values);
    assertThat(get(id).settings().desiredVersion()).isEqualTo(4);
    assertThat(published()).hasSize(4);
  }
}
