package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.Identity;
import byway.people.identity.api.NetworkHolder;
import byway.people.identity.api.NetworkLogin;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProof.Chap;
import byway.people.identity.api.NetworkProof.Clear;
import byway.people.identity.api.NetworkProofResult;
import byway.people.identity.api.NetworkProofResult.NotProven;
import byway.people.identity.api.NetworkProofResult.Proven;
import byway.people.identity.api.NetworkSignIn;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What fronts that people sign in to a network at rely on. */
public class NetworkSignInContract extends ContractTest<NetworkSignIn> {
  private static final String ANN = "ann@example.org";

  public NetworkSignInContract() {
    super(NetworkSignIn.class);
  }

  @Test
  void a_network_key_proves_whose_login_it_is() {
    var ann = ann();
    var key = ours.key(ann).value();
    assertThat(key).isNotEmpty();
    assertThat(ours.key(ann).value()).isEqualTo(key);
    assertThat(ours.prove(proof(key))).isEqualTo(new Proven(ann, null));
    assertThat(ours.prove(proof("another key"))).isEqualTo(new NotProven());
    assertThat(ours.holder(new NetworkLogin(ANN))).isEqualTo(new NetworkHolder(ann));
  }

  @Test
  void the_key_before_is_good_no_more_when_it_is_renewed() {
    var ann = ann();
    var key = ours.key(ann).value();
    var renewed = ours.renew(ann).value();
    assertThat(renewed).isNotEqualTo(key);
    assertThat(ours.proveByKeys(List.of(proof(key), proof(renewed))))
        .containsExactly(new NotProven(), new Proven(ann, null));
  }

  @Test
  void a_login_of_nobody_cannot_be_told_from_another_by_its_hash() {
    var ann = ann();
    assertThat(ours.ntHash(new NetworkLogin(ANN)).hex()).hasSize(32);
    var nobody = new NetworkLogin("nobody@example.org");
    assertThat(ours.ntHash(nobody).hex()).hasSize(32).isEqualTo(ours.ntHash(nobody).hex());
    assertThat(ours.holder(nobody)).isEqualTo(new NetworkHolder(null));
    assertThat(ours.holder(new NetworkLogin(ANN))).isEqualTo(new NetworkHolder(ann));
  }

  @Test
  void what_cannot_be_a_proof_is_refused_or_proves_nothing() {
    var longest = "x".repeat(2_000);
    refused("too_many", () -> ours.proveByKeys(Collections.nCopies(501, proof("key"))));
    refused(
        "hex_invalid", () -> ours.prove(new NetworkProof(ANN, new Chap(1, "no hex", "no hex"))));
    refused("login_invalid", () -> ours.holder(new NetworkLogin(longest)));
    refused("login_invalid", () -> ours.ntHash(new NetworkLogin(longest)));
    assertThat(ours.prove(new NetworkProof(longest, new Clear("key")))).isEqualTo(new NotProven());
    for (var none : List.of("", "nobody", "a\0@example.org")) {
      NetworkProofResult result = ours.prove(new NetworkProof(none, new Clear("key")));
      assertThat(result).isEqualTo(new NotProven());
    }
    assertThat(ours.proveByKeys(List.of())).isEmpty();
  }

  @Test
  void who_is_not_there_is_not_found() {
    notFound(() -> ours.key(UUID.randomUUID()));
    notFound(() -> ours.renew(UUID.randomUUID()));
  }

  @Test
  void another_operators_people_are_not_found_and_their_keys_prove_nothing() {
    var ann = ann();
    var key = ours.key(ann).value();
    notFound(() -> others.key(ann));
    notFound(() -> others.renew(ann));
    assertThat(others.prove(proof(key))).isEqualTo(new NotProven());
    assertThat(others.holder(new NetworkLogin(ANN))).isEqualTo(new NetworkHolder(null));
  }

  private static NetworkProof proof(String key) {
    return new NetworkProof(ANN, new Clear(key));
  }

  /**
   * Somebody whose address is known to be hers: one that others may claim too is nobody's login.
   */
  private UUID ann() {
    var command = new SignUp(UUID.randomUUID(), ANN, "Ann", null, "en", null, true);
    return ((SignedUp) neighbour(Identity.class).signUp(command)).person().id();
  }
}
