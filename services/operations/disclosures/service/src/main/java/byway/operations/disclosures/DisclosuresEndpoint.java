package byway.operations.disclosures;

import byway.kit.calls.Gate;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.operations.disclosures.api.AskDisclosure;
import byway.operations.disclosures.api.Disclosed;
import byway.operations.disclosures.api.DisclosedDocument;
import byway.operations.disclosures.api.DisclosedSession;
import byway.operations.disclosures.api.Disclosure;
import byway.operations.disclosures.api.DisclosureState;
import byway.operations.disclosures.api.Disclosures;
import byway.operations.disclosures.api.HeardAddress;
import byway.operations.disclosures.api.LogRules;
import byway.operations.disclosures.api.LogRulesChanged;
import byway.people.identity.api.Identity;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(DisclosuresEndpoint.class)
class DisclosuresEndpoint implements Disclosures {
  private static final int MOST_DAYS = 730;
  private static final int MOST_FOUND = 100;
  private static final int MOST_MINUTES = 60;
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST = 200;

  private final DisclosuresStore store;
  private final Identity identity;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  DisclosuresEndpoint(
      DisclosuresStore store, Identity identity, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.identity = identity;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public LogRules rules() {
    return store.read(SessionLog::rules);
  }

  @Override
  public LogRules changeRules(LogRules given) {
    var reason = PlainText.line(given.reason(), LONGEST);
    if (reason.isEmpty() || (given.on() && reason.get().isBlank())) {
      throw Refusal.invalid("rules_invalid", "say which law asks for it, in 200 characters");
    }
    if (given.keptDays() < (given.on() ? 1 : 0) || given.keptDays() > MOST_DAYS) {
      throw Refusal.invalid("rules_invalid", "it is kept for 1 to " + MOST_DAYS + " days");
    }
    var rules = new LogRules(given.on(), reason.get(), given.keptDays());
    store.change(
        tx -> {
          if (!SessionLog.rules(tx).equals(rules)) {
            SessionLog.set(tx, rules);
            tx.publish(new LogRulesChanged(rules.on(), rules.keptDays(), now()));
          }
        });
    return rules;
  }

  @Override
  public void heard(HeardAddress heard) {
    store.change(tx -> SessionLog.heard(tx, heard));
  }

  @Override
  public Disclosure ask(AskDisclosure given) {
    var asked = checked(given);
    var by = Context.current().principal().id();
    if (by == null) {
      throw Refusal.of(403, Gate.NOT_PERMITTED, "one of the staff has to ask");
    }
    count("asked");
    return store.write(
        tx -> {
          Requests.add(tx, asked, by, now());
          return Requests.lock(tx, asked.id()).orElseThrow();
        });
  }

  private AskDisclosure checked(AskDisclosure given) {
    var address =
        IpAddresses.of(given.address())
            .orElseThrow(
                () -> Refusal.invalid("address_invalid", "an address is such as 192.0.2.7"));
    var port = given.port();
    if (port != null && (port < 1 || port > HIGHEST_PORT)) {
      throw Refusal.invalid("port_invalid", "a port is a number from 1 to " + HIGHEST_PORT);
    }
    if (given.at().isAfter(clock.instant())
        || given.withinMinutes() < 0
        || given.withinMinutes() > MOST_MINUTES) {
      throw Refusal.invalid("time_invalid", "a time that was, and at most an hour about it");
    }
    return new AskDisclosure(
        given.id(),
        address,
        port,
        given.at().truncatedTo(ChronoUnit.MICROS),
        given.withinMinutes(),
        line(given.authority()),
        line(given.reference()),
        line(given.reason()));
  }

  private static String line(String text) {
    return PlainText.line(text, LONGEST)
        .filter(line -> !line.isBlank())
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "reason_invalid", "say who asks, under which file and why, a line each"));
  }

  @Override
  public Page<Disclosure> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var rows = store.read(tx -> Requests.before(tx, before, most + 1));
    var page = Page.of(rows, most, row -> Long.toString(row.number()));
    return new Page<>(page.items().stream().map(Requests.Row::disclosure).toList(), page.next());
  }

  @Override
  public Disclosure get(UUID id) {
    return store.write(tx -> Requests.lock(tx, id)).orElseThrow(DisclosuresEndpoint::unknown);
  }

  private static Refusal unknown() {
    return Refusal.notFound("the disclosure");
  }

  @Override
  public Disclosure disclose(UUID id) {
    var asked = get(id);
    if (asked.state() == DisclosureState.DISCLOSED) {
      return asked;
    }
    var sessions = store.read(tx -> SessionLog.find(tx, asked.asked(), MOST_FOUND + 1));
    if (sessions.size() > MOST_FOUND) {
      throw Refusal.conflict(
          "too_many_found", "more than " + MOST_FOUND + " sessions: ask with the port, or closer");
    }
    var people = sessions.stream().map(this::named).toList();
    var now = now();
    var document = Document.of(asked.asked(), people, now);
    count("disclosed");
    return store.write(
        tx -> {
          var before = Requests.lock(tx, id).orElseThrow(DisclosuresEndpoint::unknown);
          if (before.state() == DisclosureState.ASKED) {
            Requests.disclose(tx, id, people.size(), document, now);
            tx.publish(new Disclosed(id, people.size(), document.sha256(), now));
          }
          return Requests.lock(tx, id).orElseThrow();
        });
  }

  /** With who it is; one that is known no more stays a number. */
  private DisclosedSession named(DisclosedSession session) {
    try {
      var person = identity.person(session.customerId());
      return new DisclosedSession(
          session.sessionId(),
          session.customerId(),
          person.name(),
          person.email(),
          person.phone(),
          session.deviceId(),
          session.mac(),
          session.address(),
          session.portFrom(),
          session.portTo(),
          session.inside(),
          session.from(),
          session.until());
    } catch (Refusal e) {
      if (e.status() != 404) {
        throw e;
      }
      return session;
    }
  }

  @Override
  public DisclosedDocument read(UUID id) {
    var by = Context.current().principal().id();
    var unused = get(id);
    if (by == null) {
      throw Refusal.of(403, Gate.NOT_PERMITTED, "one of the staff has to read it");
    }
    count("read");
    return store.write(
        tx -> {
          var document =
              Requests.document(tx, id)
                  .orElseThrow(
                      () ->
                          Refusal.conflict(
                              "not_disclosed", "another of the staff has to agree first"));
          Requests.wasRead(tx, id, by, now());
          return document;
        });
  }

  private void count(String outcome) {
    metrics.counter("byway_disclosures_total", "outcome", outcome).increment();
  }

  /** As it is kept, so that the answer is what is found later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
