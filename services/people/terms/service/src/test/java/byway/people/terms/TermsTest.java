package byway.people.terms;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.TestInfrastructure;
import byway.people.terms.api.AcceptTerms;
import byway.people.terms.api.ConsentChanged;
import byway.people.terms.api.PublishTerms;
import byway.people.terms.api.SayConsent;
import byway.people.terms.api.TermsAccepted;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsPublished;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TermsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final TermsStore store = new TermsStore(infrastructure.databases());
  static final TermsEndpoint ours = new TermsEndpoint(store, infrastructure.clock);

  final UUID tenant = UUID.randomUUID();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void what_is_published_agreed_to_and_consented_to_is_told_once() {
    var ann = infrastructure.ids.next();
    var now = infrastructure.clock.instant();
    var terms =
        new PublishTerms(
            infrastructure.ids.next(), TermsKind.PRIVACY, Map.of("en", "We keep little."), true);
    infrastructure.as(tenant, () -> ours.publish(terms));
    infrastructure.as(tenant, () -> ours.publish(terms));
    var agreed = new AcceptTerms(ann, TermsKind.PRIVACY, 1, "en", "192.0.2.7");
    infrastructure.as(tenant, () -> ours.accept(agreed));
    infrastructure.as(tenant, () -> ours.accept(agreed));
    infrastructure.as(tenant, () -> ours.consent(new SayConsent(ann, true, null)));
    infrastructure.as(tenant, () -> ours.consent(new SayConsent(ann, true, null)));
    assertThat(
            infrastructure.published(
                store, TermsPublished.class, TermsAccepted.class, ConsentChanged.class))
        .containsExactly(
            new TermsPublished(TermsKind.PRIVACY, 1, true, now),
            new TermsAccepted(ann, TermsKind.PRIVACY, 1, now),
            new ConsentChanged(ann, true, now));
  }
}
