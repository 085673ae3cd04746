package byway.operations.flags;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.operations.flags.api.AdmittedToken;
import byway.operations.flags.api.FlagToken;
import byway.operations.flags.api.MakeFlagToken;
import byway.operations.flags.api.NewFlagToken;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With which programs ask flags. A token is an id under the installation's seal: one that is made
 * up is refused before any row is looked for.
 */
@Singleton
final class Tokens {
  private static final String BEGINS = "bwf_";
  private static final String PURPOSE = "flag-token";
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 60;
  private static final String SELECT =
      "select token_id as id, name, made_at, revoked_at, key_version from tokens ";

  private final FlagsStore store;
  private final Keys keys;
  private final InstantSource clock;

  Tokens(FlagsStore store, Keys keys, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
  }

  private record Row(
      UUID id, String name, Instant madeAt, @Nullable Instant revokedAt, int keyVersion) {
    FlagToken token() {
      return new FlagToken(id, name, madeAt, revokedAt);
    }
  }

  List<FlagToken> all() {
    return store.read(
        tx ->
            tx
                .query(SELECT + "where revoked_at is null order by made_at desc limit " + MOST)
                .mapTo(Row.class)
                .stream()
                .map(Row::token)
                .toList());
  }

  NewFlagToken make(MakeFlagToken command) {
    var name =
        PlainText.line(command.name(), LONGEST_NAME)
            .filter(line -> !line.isBlank())
            .orElseThrow(
                () -> Refusal.invalid("name_invalid", "a token has a name of 1 to 60 characters"));
    var row =
        store.write(
            tx -> {
              var before = find(tx, command.id());
              if (before.isEmpty() && count(tx) >= MOST) {
                throw Refusal.conflict("too_many_tokens", "there are 50 tokens; revoke one first");
              }
              add(tx, command.id(), name);
              return find(tx, command.id()).orElseThrow();
            });
    return new NewFlagToken(row.token(), text(row));
  }

  private void add(Tx tx, UUID id, String name) {
    tx.update(
            """
            insert into tokens (tenant_id, token_id, name, key_version, made_at)
            values (:tenant, :id, :name, :version, :at) on conflict do nothing
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", id)
        .bind("name", name)
        .bind("version", keys.version())
        .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
        .execute();
  }

  private String text(Row row) {
    return BEGINS + keys.at(row.keyVersion).sealText(PURPOSE, bytes(row.id), Context.tenantId());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  FlagToken revoke(UUID id) {
    return store.write(
        tx -> {
          tx.update(
                  """
                  update tokens set revoked_at = :at where token_id = :id and revoked_at is null
                  """)
              .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
              .bind("id", id)
              .execute();
          return find(tx, id).orElseThrow(() -> Refusal.notFound("the token")).token();
        });
  }

  AdmittedToken admit(String text) {
    return sealed(text)
        .flatMap(id -> store.read(tx -> find(tx, id)))
        .filter(row -> row.revokedAt == null)
        .map(row -> new AdmittedToken(row.id))
        .orElseThrow(() -> Refusal.unauthenticated("this token is not good, or not any more"));
  }

  private Optional<UUID> sealed(String text) {
    if (!text.startsWith(BEGINS)) {
      return Optional.empty();
    }
    return keys.openText(PURPOSE, text.substring(BEGINS.length()), Context.tenantId())
        .filter(said -> said.length == 16)
        .map(ByteBuffer::wrap)
        .map(said -> new UUID(said.getLong(), said.getLong()));
  }

  private static Optional<Row> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where token_id = :id").bind("id", id).mapTo(Row.class).findOne();
  }

  private static int count(Tx tx) {
    return tx.query("select count(*) from tokens where revoked_at is null")
        .mapTo(Integer.class)
        .one();
  }
}
