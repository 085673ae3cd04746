package byway.network.enrolment;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Cursor;
import byway.network.enrolment.api.WaitingBox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The boxes of the tenant whose transaction it is. */
final class Boxes {
  private static final String LIST = "boxes";
  private static final String SELECT =
      """
      select box_id, serial, model, public_key, secret_hash, came_from, code_number, asked_at,
        seen_at, expires_at, expected, device_id, name, owner_id, replaces, is_back, shown_as,
        claimed_by, finished
      from boxes
      """;

  private Boxes() {}

  /** A box. */
  record Box(
      UUID boxId,
      String serial,
      String model,
      byte[] publicKey,
      String secretHash,
      String cameFrom,
      int codeNumber,
      Instant askedAt,
      Instant seenAt,
      Instant expiresAt,
      boolean expected,
      @Nullable UUID deviceId,
      String name,
      @Nullable UUID ownerId,
      @Nullable UUID replaces,
      boolean isBack,
      String shownAs,
      String claimedBy,
      boolean finished) {
    boolean isOver(Instant now) {
      return !expiresAt.isAfter(now);
    }

    /** Asks again: since when it waits, and until when its code is good, stay unless it is new. */
    Box asKnown(@Nullable Box known, int number, boolean isNew, boolean isExpected) {
      var stays = isNew ? null : known;
      return new Box(
          boxId,
          serial,
          model,
          publicKey,
          secretHash,
          cameFrom,
          number,
          stays == null ? askedAt : stays.askedAt,
          seenAt,
          stays == null ? expiresAt : stays.expiresAt,
          isExpected,
          null,
          "",
          null,
          null,
          false,
          "",
          "",
          false);
    }

    Box claimed(Claimed how) {
      return new Box(
          boxId,
          serial,
          model,
          publicKey,
          secretHash,
          cameFrom,
          codeNumber,
          askedAt,
          seenAt,
          expiresAt,
          expected,
          how.deviceId(),
          how.name(),
          how.ownerId(),
          how.replaces(),
          how.isBack(),
          how.shownAs(),
          how.by(),
          false);
    }

    WaitingBox shown() {
      return new WaitingBox(
          boxId,
          serial,
          model,
          Texts.mark(publicKey),
          cameFrom,
          askedAt,
          seenAt,
          expiresAt,
          expected);
    }

    String cursor() {
      return Cursor.of(LIST, askedAt, boxId);
    }
  }

  /** How a box became somebody's. */
  record Claimed(
      UUID deviceId,
      String name,
      @Nullable UUID ownerId,
      @Nullable UUID replaces,
      boolean isBack,
      String shownAs,
      String by) {}

  /** Where a page of those that wait begins. */
  record Place(Instant askedAt, UUID boxId) {
    static Place read(String cursor) {
      return Cursor.read(LIST, cursor, place -> new Place(place.moment(), place.id()));
    }
  }

  static Optional<Box> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where box_id = :id").bind("id", id).mapTo(Box.class).findOne();
  }

  static Optional<Box> lock(Tx tx, UUID id) {
    return tx.query(SELECT + "where box_id = :id for update")
        .bind("id", id)
        .mapTo(Box.class)
        .findOne();
  }

  static Optional<Box> withCode(Tx tx, byte[] codeHash) {
    return tx.query(SELECT + "where code_hash = :hash")
        .bind("hash", codeHash)
        .mapTo(Box.class)
        .findOne();
  }

  static List<Box> waiting(Tx tx, @Nullable Place after, Instant now, int most) {
    var query =
        tx.query(
                SELECT
                    + "where device_id is null and expires_at > :now"
                    + (after == null ? "" : " and (asked_at, box_id) > (:at, :id)")
                    + " order by asked_at, box_id limit :most")
            .bind("now", now)
            .bind("most", most);
    if (after != null) {
      query.bind("at", after.askedAt()).bind("id", after.boxId());
    }
    return query.mapTo(Box.class).list();
  }

  /** Those that nobody has announced and that take places. */
  static int countWaiting(Tx tx, @Nullable String from, Instant now) {
    var query =
        tx.query(
                """
                select count(*) from boxes
                where device_id is null and not expected and expires_at > :now
                """
                    + (from == null ? "" : " and came_from = :from"))
            .bind("now", now);
    return (from == null ? query : query.bind("from", from)).mapTo(Integer.class).one();
  }

  /** The place of one that has not come again for long, where there is one. */
  static boolean makeRoom(Tx tx, Instant seenBefore) {
    return tx.update(
                """
                delete from boxes where (tenant_id, box_id) in (
                  select tenant_id, box_id from boxes
                  where device_id is null and not expected and seen_at < :before
                  order by seen_at limit 1 for update skip locked)
                """)
            .bind("before", seenBefore)
            .execute()
        == 1;
  }

  static void put(Tx tx, Box box, byte[] codeHash) {
    tx.update(
            """
            insert into boxes (tenant_id, box_id, serial, model, public_key, secret_hash, came_from,
              code_number, code_hash, asked_at, seen_at, expires_at, expected)
            values (:tenant, :id, :serial, :model, :key, :secret, :from, :number, :code, :asked,
              :seen, :expires, :expected)
            on conflict (tenant_id, box_id) do update
            set serial = excluded.serial, model = excluded.model,
              secret_hash = excluded.secret_hash, came_from = excluded.came_from,
              code_number = excluded.code_number, code_hash = excluded.code_hash,
              asked_at = excluded.asked_at, seen_at = excluded.seen_at,
              expires_at = excluded.expires_at, expected = excluded.expected, device_id = null,
              finished = false
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", box.boxId())
        .bind("serial", box.serial())
        .bind("model", box.model())
        .bind("key", box.publicKey())
        .bind("secret", box.secretHash())
        .bind("from", box.cameFrom())
        .bind("number", box.codeNumber())
        .bind("code", codeHash)
        .bind("asked", box.askedAt())
        .bind("seen", box.seenAt())
        .bind("expires", box.expiresAt())
        .bind("expected", box.expected())
        .execute();
  }

  static void seen(Tx tx, UUID id, Instant now) {
    tx.update("update boxes set seen_at = :now where box_id = :id")
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  static void claim(Tx tx, Box claimed, Instant now) {
    tx.update(
            """
            update boxes
            set device_id = :device, name = :name, owner_id = :owner, replaces = :replaces,
              is_back = :back, shown_as = :shown, claimed_by = :by, claimed_at = :now
            where box_id = :id
            """)
        .bind("id", claimed.boxId())
        .bind("device", claimed.deviceId())
        .bind("name", claimed.name())
        .bind("owner", claimed.ownerId())
        .bind("replaces", claimed.replaces())
        .bind("back", claimed.isBack())
        .bind("shown", claimed.shownAs())
        .bind("by", claimed.claimedBy())
        .bind("now", now)
        .execute();
  }

  /** Whether that is news. */
  static boolean finish(Tx tx, UUID id) {
    return tx.update("update boxes set finished = true where box_id = :id and not finished")
            .bind("id", id)
            .execute()
        == 1;
  }

  /** It could not become a hotspot, and may be claimed again. */
  static void release(Tx tx, UUID id) {
    tx.update(
            """
            update boxes set device_id = null, claimed_at = null
            where box_id = :id and not finished
            """)
        .bind("id", id)
        .execute();
  }

  static boolean dismiss(Tx tx, UUID id) {
    return tx.update("delete from boxes where box_id = :id and device_id is null")
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Across the tenants of the transaction; at most so many. */
  static int forget(Tx tx, Instant expiredBefore, int most) {
    return tx.update(
            """
            delete from boxes where (tenant_id, box_id) in (
              select tenant_id, box_id from boxes
              where device_id is null and expires_at < :before
              limit :most for update skip locked)
            """)
        .bind("before", expiredBefore)
        .bind("most", most)
        .execute();
  }
}
