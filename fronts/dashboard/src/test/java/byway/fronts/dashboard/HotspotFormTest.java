package byway.fronts.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.Form;
import byway.fronts.web.NumberMessages;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Location;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotspotFormTest {
  private static final DashboardMessages WORDS = sayings(DashboardMessages.class);
  private static final NumberMessages NUMBERS = sayings(NumberMessages.class);
  private static final Map<String, String> KEPT =
      Map.of("ssid", "Café", "state", "open", "rateKbps", "5000");

  @Test
  void only_settings_that_changed_are_wished_for() {
    var form = Form.empty().with("ssid", "Café").with("state", "paused").with("channel", "");
    var read = read(form, Locale.ENGLISH);
    assertThat(read.counts()).isTrue();
    assertThat(read.changed()).isEqualTo(Map.of("state", "paused"));
    assertThat(read.isMoved()).isFalse();
  }

  @Test
  void what_another_has_changed_meanwhile_is_not_set_back() {
    var sent = HotspotForm.of(hotspot(KEPT)).with("rateKbps", "7000");
    var meanwhile = hotspot(Map.of("ssid", "Their name", "state", "paused", "rateKbps", "5000"));
    var read = HotspotForm.read(meanwhile, sent, NUMBERS, Locale.ENGLISH, WORDS);
    assertThat(read.changed()).isEqualTo(Map.of("rateKbps", "7000"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, '1,000', '', 1000",
    "en, １０００, '', 1000",
    "nl, ١٠٠٠, '', 1000",
    "nl, 1.000, '', 1000",
    "es, 1 000, '', 1000",
    "en, 1.000, unclear, ''",
    "nl, '1,000', unclear, ''",
    "es, '75,5', fine, ''",
    "en, -5, small, ''",
    "en, +5, numberMissing, ''",
    "en, 1e6, numberMissing, ''",
    "en, '', numberMissing, ''",
    "en, 99999999999999999999, large, ''"
  })
  void a_number_is_never_guessed_and_is_said_back_before_it_counts(
      String language, String typed, String problem, String wished) {
    var reader = Locale.of(language);
    var form = HotspotForm.of(hotspot(KEPT)).with("rateKbps", typed);
    var read = read(form, reader);
    assertThat(read.counts()).isFalse();
    assertThat(read.form().problemIn("rateKbps")).isEqualTo(problem);
    if (problem.isEmpty()) {
      var again = read(read.saidBack(), reader);
      assertThat(again.counts()).isTrue();
      assertThat(again.changed()).isEqualTo(Map.of("rateKbps", wished));
    }
  }

  private static HotspotForm read(Form form, Locale reader) {
    return HotspotForm.read(hotspot(KEPT), form, NUMBERS, reader, WORDS);
  }

  private static Device hotspot(Map<String, String> desired) {
    var settings = new DeviceSettings(1, desired, 1, Map.of(), Map.of());
    var place = new Location(52.37, 4.89);
    return new Device(
        new UUID(1, 1), "Café", "BW-1", null, false, true, null, null, settings, place);
  }

  private static <B> B sayings(Class<B> bundle) {
    return bundle.cast(
        Proxy.newProxyInstance(
            bundle.getClassLoader(),
            new Class<?>[] {bundle},
            (proxy, message, values) -> message.getName()));
  }
}
