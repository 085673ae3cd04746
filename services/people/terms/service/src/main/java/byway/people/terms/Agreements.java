package byway.people.terms;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.terms.api.AcceptTerms;
import byway.people.terms.api.Acceptance;
import byway.people.terms.api.Consent;
import byway.people.terms.api.SayConsent;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers agreed to. */
final class Agreements {
  private static final int MOST_CONSENTS = 100;

  private Agreements() {}

  /** Newest first: there are as many as versions. */
  static List<Acceptance> of(Tx tx, UUID customer) {
    return tx.query(
            """
            select * from acceptances where customer_id = :customer
            order by at desc, kind, version desc limit 200
            """)
        .bind("customer", customer)
        .map(
            (row, context) ->
                new Acceptance(
                    TermsKind.valueOf(row.getString("kind")),
                    row.getInt("version"),
                    row.getString("language"),
                    row.getString("sha256"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("source")))
        .list();
  }

  static boolean add(Tx tx, AcceptTerms command, TermsText text, Instant now) {
    return tx.update(
                """
                insert into acceptances (tenant_id, customer_id, kind, version, language, sha256, at,
                  source)
                values (:tenant, :customer, :kind, :version, :language, :sha256, :now, :source)
                on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("customer", command.customerId())
            .bind("kind", text.kind())
            .bind("version", text.version())
            .bind("language", text.language())
            .bind("sha256", text.sha256())
            .bind("now", now)
            .bind("source", place(command.source()))
            .execute()
        == 1;
  }

  static List<Consent> consents(Tx tx, UUID customer, int most) {
    return tx.query(
            """
            select given, at, source from consents where customer_id = :customer
            order by number desc limit :most
            """)
        .bind("customer", customer)
        .bind("most", Math.min(most, MOST_CONSENTS))
        .mapTo(Consent.class)
        .list();
  }

  static void add(Tx tx, SayConsent command, Instant now) {
    tx.update(
            """
            insert into consents (tenant_id, customer_id, given, at, source)
            values (:tenant, :customer, :given, :now, :source)
            """)
        .bind("tenant", Context.tenantId())
        .bind("customer", command.customerId())
        .bind("given", command.given())
        .bind("now", now)
        .bind("source", place(command.source()))
        .execute();
  }

  private static @Nullable String place(@Nullable String source) {
    return source == null || source.length() > 60 ? null : source;
  }
}
