package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.radius.MsChap2;
import byway.kit.secrets.Keys;
import byway.kit.values.Refusal;
import byway.people.identity.api.NetworkKey;
import byway.people.identity.api.NetworkLogin;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProof.Chap;
import byway.people.identity.api.NetworkProof.Clear;
import byway.people.identity.api.NetworkProof.Given;
import byway.people.identity.api.NetworkProofResult;
import byway.people.identity.api.NetworkProofResult.MsChap2Answer;
import byway.people.identity.api.NetworkProofResult.NotProven;
import byway.people.identity.api.NetworkProofResult.Proven;
import byway.people.identity.api.NetworkProofResult.Throttled;
import byway.people.identity.api.SignInResult.SignedIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkSignInTest {
  private static final HexFormat HEX = HexFormat.of();
  static final Installation installation = new Installation();
  static final NetworkKeys keys = new NetworkKeys(new Keys("a secret of these tests, long enough"));

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";
  final NetworkSignInEndpoint network =
      new NetworkSignInEndpoint(
          installation.store, installation.prove(), keys, installation.metrics);
  UUID annId;

  @AfterAll
  static void close() {
    installation.close();
  }

  @BeforeEach
  void annIsThere() {
    annId = desk.signUp(ann).person().id();
  }

  @Test
  void a_network_key_is_right_however_it_is_typed_until_it_is_renewed() {
    var key = key();
    assertThat(key.value()).matches("[a-z2-9]{16}");
    assertThat(key()).isEqualTo(key);
    assertThat(prove(new Clear(key.value()))).isEqualTo(proven());
    var typed = key.value().toUpperCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    assertThat(prove(new Clear(typed))).isEqualTo(proven());
    var renewed = desk.as(() -> network.renew(annId));
    assertThat(renewed).isNotEqualTo(key);
    assertThat(prove(new Clear(key.value()))).isEqualTo(new NotProven());
    assertThat(prove(new Clear(renewed.value()))).isEqualTo(proven());
  }

  @Test
  void access_points_never_see_the_accounts_password_unless_one_may() {
    assertThat(prove(new Clear(Desk.PASSWORD))).isEqualTo(new NotProven());
    assertThat(prove(new Clear(desk.code(ann)))).isEqualTo(new NotProven());
    assertThat(proveAt(UUID.randomUUID(), Desk.PASSWORD)).isEqualTo(proven());
  }

  @Test
  void guesses_at_one_access_point_keep_nobody_out_elsewhere() {
    var here = UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      assertThat(proveAt(here, "wrong")).isEqualTo(new NotProven());
    }
    assertThat(proveAt(here, Desk.PASSWORD)).isEqualTo(new Throttled(30));
    assertThat(prove(new Clear(key().value()))).isEqualTo(proven());
    assertThat(proveAt(UUID.randomUUID(), Desk.PASSWORD)).isEqualTo(proven());
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void what_is_no_key_is_not_proven_however_often_it_is_tried() {
    for (int i = 0; i < 50; i++) {
      assertThat(prove(new Clear("wrong"))).isEqualTo(new NotProven());
    }
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  private NetworkProofResult proveAt(UUID accessPoint, String password) {
    return desk.as(() -> network.prove(new NetworkProof(ann, new Clear(password), accessPoint)));
  }

  @Test
  void chap_is_answered_by_the_key_alone() throws Exception {
    assertThat(prove(chap(key().value()))).isEqualTo(proven());
    assertThat(prove(chap(Desk.PASSWORD))).isEqualTo(new NotProven());
  }

  private static Chap chap(String secret) throws Exception {
    var digest = MessageDigest.getInstance("MD5");
    digest.update((byte) 7);
    digest.update(secret.getBytes(StandardCharsets.UTF_8));
    var challenge = "00112233445566778899aabbccddeeff";
    return new Chap(7, challenge, HEX.formatHex(digest.digest(HEX.parseHex(challenge))));
  }

  @Test
  void ms_chap_2_is_answered_by_the_key_and_proves_the_server_in_turn() {
    var challenge = HEX.parseHex("5b5d7c7d7b3f2f3e3c2c602132262628");
    var peer = HEX.parseHex("21402324255e262a28295f2b3a337c7e");
    var response = MsChap2.respond(ann, challenge, peer, key().value());
    var given =
        new NetworkProof.MsChap2(
            1, HEX.formatHex(challenge), HEX.formatHex(peer), HEX.formatHex(response));
    var proven = (Proven) prove(given);
    assertThat(proven.personId()).isEqualTo(annId);
    assertThat(proven.answer()).isNotNull();
  }

  @Test
  void ms_chap_2_with_another_secret_or_of_another_size_is_not_proven() {
    var wrong = "82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df";
    var sixteen = "21402324255e262a28295f2b3a337c7e";
    assertThat(prove(new NetworkProof.MsChap2(1, sixteen, sixteen, wrong)))
        .isEqualTo(new NotProven());
    assertThat(prove(new NetworkProof.MsChap2(1, "00", "", ""))).isEqualTo(new NotProven());
    assertThatThrownBy(() -> prove(new NetworkProof.MsChap2(1, "zz", "", "")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void nobody_has_a_hash_like_anybody_and_cannot_sign_in() {
    var nobody = desk.as(() -> network.ntHash(new NetworkLogin("nobody@example.com")));
    assertThat(nobody.hex()).hasSize(32);
    assertThat(desk.as(() -> network.ntHash(new NetworkLogin("nobody@example.com"))))
        .isEqualTo(nobody);
    var proof = new NetworkProof("nobody@example.com", new Clear(Desk.PASSWORD));
    assertThat(desk.as(() -> network.prove(proof))).isEqualTo(new NotProven());
    assertThatThrownBy(() -> desk.as(() -> network.key(UUID.randomUUID())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void no_secret_is_written_in_a_log() {
    var answer = new MsChap2Answer("S=secret", "secret", "secret");
    assertThat(answer.toString() + key() + new Clear("secret")).doesNotContain("secret");
  }

  private NetworkKey key() {
    return desk.as(() -> network.key(annId));
  }

  private Proven proven() {
    return new Proven(annId, null);
  }

  private NetworkProofResult prove(Given given) {
    return desk.as(() -> network.prove(new NetworkProof(ann, given)));
  }
}
