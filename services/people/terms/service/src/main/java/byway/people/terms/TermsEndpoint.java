package byway.people.terms;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.terms.api.AcceptTerms;
import byway.people.terms.api.Acceptance;
import byway.people.terms.api.AskTerms;
import byway.people.terms.api.Consent;
import byway.people.terms.api.ConsentChanged;
import byway.people.terms.api.PublishTerms;
import byway.people.terms.api.SayConsent;
import byway.people.terms.api.Terms;
import byway.people.terms.api.TermsAccepted;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsPublished;
import byway.people.terms.api.TermsRecord;
import byway.people.terms.api.TermsStanding;
import byway.people.terms.api.TermsText;
import byway.people.terms.api.TermsVersion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(TermsEndpoint.class)
class TermsEndpoint implements Terms {
  private static final int LONGEST = 20_000;
  private static final List<String> LANGUAGES = List.of("en", "nl", "es");

  private final TermsStore store;
  private final InstantSource clock;

  TermsEndpoint(TermsStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public TermsVersion publish(PublishTerms given) {
    var command =
        new PublishTerms(given.id(), given.kind(), texts(given.texts()), given.asksAgain());
    return store.write(
        tx -> {
          var before = Versions.byCommand(tx, command.id());
          if (before.isPresent()) {
            return before.get();
          }
          int version =
              Versions.newest(tx, command.kind()).map(TermsVersion::version).orElse(0) + 1;
          var now = now();
          if (!Versions.add(tx, command, version, Context.current().principal().id(), now)) {
            throw Refusal.conflict("terms_changed", "somebody else has published meanwhile");
          }
          tx.publish(new TermsPublished(command.kind(), version, command.asksAgain(), now));
          return Versions.newest(tx, command.kind()).orElseThrow();
        });
  }

  private static Map<String, String> texts(Map<String, String> given) {
    var texts = new TreeMap<String, String>();
    given.forEach(
        (language, text) -> {
          var plain = text.replace("\r\n", "\n").strip();
          if (!LANGUAGES.contains(language)) {
            throw Refusal.invalid("language_invalid", "a language is one of " + LANGUAGES);
          }
          if (plain.isEmpty() || plain.length() > LONGEST || plain.indexOf('\0') >= 0) {
            throw Refusal.invalid("text_invalid", "a text has 1 to " + LONGEST + " characters");
          }
          texts.put(language, plain);
        });
    if (texts.isEmpty()) {
      throw Refusal.invalid("text_invalid", "it is there in one language at least");
    }
    return texts;
  }

  @Override
  public Page<TermsVersion> versions(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var rows = store.read(tx -> Versions.before(tx, before, most + 1));
    var page = Page.of(rows, most, row -> Long.toString(row.number()));
    return new Page<>(page.items().stream().map(Versions.Row::version).toList(), page.next());
  }

  @Override
  public List<TermsVersion> current() {
    return store.read(
        tx ->
            Stream.of(TermsKind.values())
                .map(kind -> Versions.newest(tx, kind))
                .flatMap(Optional::stream)
                .toList());
  }

  @Override
  public TermsText text(AskTerms asked) {
    return store
        .read(
            tx -> {
              var version = asked.version();
              int wanted =
                  version != null
                      ? version
                      : Versions.newest(tx, asked.kind()).map(TermsVersion::version).orElse(0);
              return Versions.text(tx, asked.kind(), wanted, asked.language());
            })
        .orElseThrow(() -> Refusal.notFound("the text"));
  }

  @Override
  public TermsStanding standing(UUID customerId) {
    return store.read(tx -> standing(tx, customerId));
  }

  private static TermsStanding standing(Tx tx, UUID customer) {
    var all = Agreements.of(tx, customer);
    var newest =
        Stream.of(TermsKind.values()).map(kind -> accepted(all, kind)).flatMap(Optional::stream);
    var asked =
        Stream.of(TermsKind.values())
            .filter(
                kind ->
                    accepted(all, kind).map(Acceptance::version).orElse(0)
                        < Versions.asking(tx, kind))
            .map(kind -> Versions.newest(tx, kind))
            .flatMap(Optional::stream)
            .toList();
    boolean marketing =
        Agreements.consents(tx, customer, 1).stream().findFirst().map(Consent::given).orElse(false);
    return new TermsStanding(customer, asked, newest.toList(), marketing);
  }

  private static Optional<Acceptance> accepted(List<Acceptance> all, TermsKind kind) {
    return all.stream()
        .filter(one -> one.kind() == kind)
        .max(java.util.Comparator.comparingInt(Acceptance::version));
  }

  @Override
  public TermsStanding accept(AcceptTerms command) {
    return store.write(
        tx -> {
          var newest =
              Versions.newest(tx, command.kind())
                  .orElseThrow(() -> Refusal.notFound("what is agreed to"));
          if (newest.version() != command.version()) {
            throw Refusal.conflict("terms_changed", "there is another version by now: read it");
          }
          var text =
              Versions.text(tx, command.kind(), command.version(), command.language())
                  .orElseThrow();
          var now = now();
          if (Agreements.add(tx, command, text, now)) {
            tx.publish(
                new TermsAccepted(command.customerId(), command.kind(), command.version(), now));
          }
          return standing(tx, command.customerId());
        });
  }

  @Override
  public TermsStanding consent(SayConsent command) {
    return store.write(
        tx -> {
          var before = standing(tx, command.customerId());
          if (before.marketing() != command.given()) {
            var now = now();
            Agreements.add(tx, command, now);
            tx.publish(new ConsentChanged(command.customerId(), command.given(), now));
          }
          return standing(tx, command.customerId());
        });
  }

  @Override
  public TermsRecord record(UUID customerId) {
    return store.read(
        tx ->
            new TermsRecord(
                Agreements.of(tx, customerId),
                Agreements.consents(tx, customerId, Integer.MAX_VALUE)));
  }

  /** As it is kept, so that the answer is what is found later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
