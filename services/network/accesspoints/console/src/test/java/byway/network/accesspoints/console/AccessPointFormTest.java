package byway.network.accesspoints.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.fronts.web.Form;
import byway.kit.values.Refusal;
import org.junit.jupiter.api.Test;

class AccessPointFormTest {
  @Test
  void a_certificate_that_is_pasted_whole_is_known_by_its_fingerprint() {
    var form =
        Form.empty()
            .with(
                AccessPointForm.CERTIFICATES,
                "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----, kiosk.example.com");
    assertThat(AccessPointForm.certificates(form).names())
        .containsExactly(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "kiosk.example.com");
  }

  @Test
  void what_only_looks_like_a_certificate_is_refused() {
    var form =
        Form.empty()
            .with(
                AccessPointForm.CERTIFICATES,
                "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----");
    assertThatThrownBy(() -> AccessPointForm.certificates(form))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("certificate_invalid"));
  }

  @Test
  void only_opennds_is_known_without_an_address_a_name_or_a_certificate() {
    var radius = AccessPointForm.fresh();
    assertThat(AccessPointForm.isKnownBySomething(radius)).isFalse();
    assertThat(AccessPointForm.isKnownBySomething(radius.with(AccessPointForm.NAS, "bus-22")))
        .isTrue();
    assertThat(AccessPointForm.isKnownBySomething(radius.with(AccessPointForm.DIALECT, "OPENNDS")))
        .isTrue();
  }
}
