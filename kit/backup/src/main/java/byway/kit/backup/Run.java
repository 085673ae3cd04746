package byway.kit.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One backup that somebody asked for.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param detail what is in the way, or what there is to say of it
 * @param key where the recovery key is; none where the database is not copied by it
 */
public record Run(
    String id,
    String state,
    String place,
    @Nullable String key,
    String detail,
    long bytes,
    int parts,
    @Nullable Instant from,
    @Nullable Instant to) {
  static final String RUNNING = "running";
  static final String DONE = "done";
  static final String FAILED = "failed";

  static Run begun(String id, String place, String key) {
    return new Run(id, RUNNING, place, key, "", 0, 0, null, null);
  }

  Run failed(String why) {
    return new Run(id, FAILED, place, key, why, 0, 0, null, null);
  }

  Run done(Base base) {
    var secret =
        base.encloses()
            ? "the installation's secret is in it"
            : "the installation's secret is told from outside and is not in it";
    return new Run(
        id,
        DONE,
        place,
        key,
        secret,
        base.bytes(),
        base.parts().size(),
        base.consistentAt(),
        base.reachesTo());
  }

  Run done(Exported exported) {
    return new Run(
        id,
        DONE,
        place,
        key,
        "%,d rows of %d tables".formatted(exported.rows(), exported.tables().size()),
        exported.bytes(),
        exported.tables().size(),
        exported.at(),
        exported.at());
  }
}
