package byway.kit.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.incoming.Signatures.Verdict;
import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
  /** The example that Standard Webhooks' libraries are tested with. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final Instant NOW = Instant.ofEpochSecond(1614265330);

  private final StandardWebhooks standard = new StandardWebhooks(List.of(SECRET));

  @Test
  void the_example_of_the_specification_is_genuine() {
    assertThat(standard.verify(standard(ID, TIME, BODY, SIGNATURE), NOW))
        .isEqualTo(new Verdict.Genuine(Optional.of(ID)));
  }

  @Test
  void one_of_several_signatures_or_secrets_is_enough() {
    var several = "v1,AAAA v1a,xxx " + SIGNATURE;
    assertThat(standard.verify(standard(ID, TIME, BODY, several), NOW))
        .isInstanceOf(Verdict.Genuine.class);
    var rotated = new StandardWebhooks(List.of("whsec_" + "AAAA".repeat(8), SECRET));
    assertThat(rotated.verify(standard(ID, TIME, BODY, SIGNATURE), NOW))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void whatever_is_changed_makes_it_forged() {
    for (var delivery :
        List.of(
            standard(ID + "x", TIME, BODY, SIGNATURE),
            standard(ID, "1614265331", BODY, SIGNATURE),
            standard(ID, TIME, BODY + " ", SIGNATURE),
            standard(ID, TIME, BODY, "v1,AAAA"))) {
      assertThat(standard.verify(delivery, NOW)).isInstanceOf(Verdict.Forged.class);
    }
    var other = new StandardWebhooks(List.of("whsec_" + "AAAA".repeat(8)));
    assertThat(other.verify(standard(ID, TIME, BODY, SIGNATURE), NOW))
        .isInstanceOf(Verdict.Forged.class);
  }

  @Test
  void it_is_good_for_five_minutes_both_ways() {
    var delivery = standard(ID, TIME, BODY, SIGNATURE);
    assertThat(standard.verify(delivery, NOW.plusSeconds(300))).isInstanceOf(Verdict.Genuine.class);
    assertThat(standard.verify(delivery, NOW.minusSeconds(300)))
        .isInstanceOf(Verdict.Genuine.class);
    assertThat(standard.verify(delivery, NOW.plusSeconds(301))).isInstanceOf(Verdict.Forged.class);
    assertThat(standard.verify(delivery, NOW.minusSeconds(301))).isInstanceOf(Verdict.Forged.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1,", "v2,AAAA", "v1,***", "AAAA"})
  void a_signature_that_is_none_is_missing(String signature) {
    var verdict = standard.verify(standard(ID, TIME, BODY, signature), NOW);
    assertThat(verdict).isNotInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void what_stripe_s_own_library_signs_is_genuine_in_any_header_s_case()
      throws GeneralSecurityException {
    var stripe = new StripeSignatures(List.of("whsec_old", "whsec_new"));
    var sent = Instant.parse("2026-03-01T12:00:00Z");
    long at = sent.getEpochSecond();
    var body = "{\"id\":\"evt_é\"}";
    var signed = Webhook.Util.computeHmacSha256("whsec_new", at + "." + body);
    var two = "t=" + at + ",v1=" + "0".repeat(64) + ",v1=" + signed + ",v0=abc";
    assertThat(stripe.verify(Delivery.of(body, Map.of("STRIPE-Signature", two)), sent))
        .isEqualTo(new Verdict.Genuine(Optional.empty()));
    assertThat(
            stripe.verify(
                Delivery.of(body, Map.of("stripe-signature", two)), sent.plusSeconds(301)))
        .isInstanceOf(Verdict.Forged.class);
    assertThat(stripe.verify(Delivery.of(body + " ", Map.of("stripe-signature", two)), sent))
        .isInstanceOf(Verdict.Forged.class);
    var later = "t=" + (at + 1) + ",v1=" + signed;
    assertThat(stripe.verify(Delivery.of(body, Map.of("stripe-signature", later)), sent))
        .isInstanceOf(Verdict.Forged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=,v1=",
        "t=abc,v1=00",
        "v1=00",
        "t=1",
        "null",
        "t=1,v1=ff,",
        "t=99999999999999,v1=00"
      })
  void a_stripe_signature_that_is_none_is_missing(String signature) {
    var delivery = Delivery.of("{}", Map.of("Stripe-Signature", signature));
    assertThat(new StripeSignatures(List.of("whsec_a")).verify(delivery, NOW))
        .isInstanceOf(Verdict.Missing.class);
  }

  private static Delivery standard(String id, String time, String body, String signature) {
    return Delivery.of(
        body, Map.of("webhook-id", id, "Webhook-Timestamp", time, "webhook-signature", signature));
  }
}
