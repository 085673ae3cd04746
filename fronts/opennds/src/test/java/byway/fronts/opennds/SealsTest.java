package byway.fronts.opennds;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.secrets.Keys;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What browsers and gateways carry for us, and cannot make themselves. */
class SealsTest {
  private static final Keys KEYS = new Keys("a secret of a test, long enough to be one of those");
  private static final UUID TENANT = UUID.randomUUID();
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String MAC = "16:53:2b:aa:df:8a";
  private static final String HID = Tokens.hid("75bf0f7d");

  private final Arrival arrival =
      new Arrival(
          UUID.randomUUID(), new FasQuery(HID, MAC, "10.77.0.1:2050", "opennds_auth"), NOW, true);
  private final Pass pass = new Pass(UUID.randomUUID(), NOW);
  private final Pass.Place place = new Pass.Place(TENANT, arrival.deviceId(), MAC, HID);

  @Test
  void an_arrival_comes_back_as_it_was_for_a_day_and_to_its_operator_only() {
    var token = arrival.seal(KEYS, TENANT);
    assertThat(token).matches("[\\w.~-]{1,500}").matches(Arrival::isOne);
    assertThat(Arrival.open(token, KEYS, TENANT, NOW)).contains(arrival);
    assertThat(Arrival.open(token, KEYS, UUID.randomUUID(), NOW)).isEmpty();
    assertThat(
            Arrival.open(token, new Keys("another, long enough to be one of those"), TENANT, NOW))
        .isEmpty();
    assertThat(Arrival.open(token, KEYS, TENANT, NOW.plus(Arrival.LIFE))).isEmpty();
  }

  @Test
  void an_arrival_that_was_touched_anywhere_is_none() {
    var token = arrival.seal(KEYS, TENANT);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'E' : 'A'; // not one of the bits that mean nothing
      var touched = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(Arrival.open(touched, KEYS, TENANT, NOW)).isEmpty();
    }
    assertThat(Arrival.open("nds.", KEYS, TENANT, NOW)).isEmpty();
  }

  @Test
  void a_pass_is_good_for_one_token_of_one_client_at_one_gateway() {
    var custom = Pass.bytes(pass.seal(KEYS, place));
    assertThat(Pass.open(custom, KEYS, place)).contains(pass);
    for (var other :
        new Pass.Place[] {
          new Pass.Place(UUID.randomUUID(), place.deviceId(), MAC, HID),
          new Pass.Place(TENANT, UUID.randomUUID(), MAC, HID),
          new Pass.Place(TENANT, place.deviceId(), "16:53:2b:aa:df:8b", HID),
          new Pass.Place(TENANT, place.deviceId(), MAC, Tokens.hid("75bf0f7e"))
        }) {
      assertThat(Pass.open(custom, KEYS, other)).isEmpty();
    }
    assertThat(Pass.bytes("bmE=")).as("what openNDS says where nothing was said").isEmpty();
  }

  @Test
  void the_answer_to_a_token_is_the_one_that_the_daemon_expects() {
    // As fas-hid.php of openNDS 9.10.0 has it: sha256 of hid and faskey.
    assertThat(Tokens.rhid("hid", "key"))
        .isEqualTo("dd7c24e26b194d8527b7515394c50a84c9cc454456567dcb8b461bdaa84f32c9");
  }
}
