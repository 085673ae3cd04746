package byway.people.terms.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.terms.api.AcceptTerms;
import byway.people.terms.api.Acceptance;
import byway.people.terms.api.AskTerms;
import byway.people.terms.api.Consent;
import byway.people.terms.api.PublishTerms;
import byway.people.terms.api.SayConsent;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsVersion;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks for agreement relies on. */
public class TermsContract extends ContractTest<Terms> {
  private final UUID ann = UUID.randomUUID();

  public TermsContract() {
    super(Terms.class);
  }

  @Test
  void a_customer_is_asked_for_the_first_version_and_for_those_that_ask_again() {
    assertThat(ours.standing(ann).asked()).isEmpty();
    publish("First", false);
    assertThat(ours.standing(ann).asked()).extracting(TermsVersion::version).containsExactly(1);
    accept(1);
    assertThat(ours.standing(ann).asked()).isEmpty();
    publish("A comma", false);
    assertThat(ours.standing(ann).asked()).isEmpty();
    publish("Another price", true);
    assertThat(ours.standing(ann).asked()).extracting(TermsVersion::version).containsExactly(3);
    refused("terms_changed", () -> accept(1));
    accept(3);
    accept(3);
    assertThat(ours.record(ann).acceptances())
        .extracting(Acceptance::version)
        .containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void what_was_agreed_to_is_proven_by_its_text() {
    var id = UUID.randomUUID();
    var texts = Map.of("en", "Be kind.", "nl", "Wees aardig.");
    var published = ours.publish(new PublishTerms(id, TermsKind.TERMS, texts, false));
    assertThat(ours.publish(new PublishTerms(id, TermsKind.TERMS, texts, false)))
        .isEqualTo(published);
    assertThat(published.languages()).containsExactly("en", "nl");
    var shown = ours.text(new AskTerms(TermsKind.TERMS, null, "nl"));
    assertThat(shown.text()).isEqualTo("Wees aardig.");
    assertThat(ours.text(new AskTerms(TermsKind.TERMS, 1, "es")).language()).isEqualTo("en");
    ours.accept(new AcceptTerms(ann, TermsKind.TERMS, 1, "nl", "192.0.2.7"));
    assertThat(ours.record(ann).acceptances().getFirst().sha256()).isEqualTo(shown.sha256());
    assertThat(ours.record(ann).acceptances().getFirst().source()).isEqualTo("192.0.2.7");
  }

  @Test
  void a_consent_is_taken_back_as_it_was_given_and_both_are_on_record() {
    assertThat(ours.standing(ann).marketing()).isFalse();
    assertThat(ours.consent(new SayConsent(ann, true, null)).marketing()).isTrue();
    assertThat(ours.consent(new SayConsent(ann, true, null)).marketing()).isTrue();
    assertThat(ours.consent(new SayConsent(ann, false, null)).marketing()).isFalse();
    assertThat(ours.record(ann).consents()).extracting(Consent::given).containsExactly(false, true);
  }

  @Test
  void what_can_be_no_text_is_refused_and_another_operator_sees_none() {
    refused("text_invalid", () -> ours.publish(terms(Map.of())));
    refused("text_invalid", () -> ours.publish(terms(Map.of("en", " "))));
    refused("language_invalid", () -> ours.publish(terms(Map.of("xx", "text"))));
    notFound(() -> ours.text(new AskTerms(TermsKind.TERMS, null, "en")));
    publish("Ours", false);
    assertThat(others.current()).isEmpty();
    assertThat(others.standing(ann).asked()).isEmpty();
    notFound(() -> others.accept(new AcceptTerms(ann, TermsKind.TERMS, 1, "en", null)));
  }

  private void publish(String text, boolean asksAgain) {
    ours.publish(
        new PublishTerms(UUID.randomUUID(), TermsKind.TERMS, Map.of("en", text), asksAgain));
  }

  private void accept(int version) {
    ours.accept(new AcceptTerms(ann, TermsKind.TERMS, version, "en", null));
  }

  private static PublishTerms terms(Map<String, String> texts) {
    return new PublishTerms(UUID.randomUUID(), TermsKind.TERMS, texts, false);
  }
}
