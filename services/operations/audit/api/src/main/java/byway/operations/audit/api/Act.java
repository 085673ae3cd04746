package byway.operations.audit.api;

import byway.kit.values.ListRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act. {@link Audit#find(ListRequest)} knows it by {@code number}, {@code at}, {@code kind},
 * {@code who}, {@code act}, {@code call}, {@code subject}, {@code outcome}, {@code code}, {@code
 * reason} and {@code trace}.
 *
 * @param number from 1, without gaps
 * @param form how the hash is made, see {@link Chain}
 * @param by who did it; none for the platform itself and for who is not signed in
 * @param act as people read it, such as {@code hotspot.block}
 * @param call the contract's; empty where it was written down by hand
 * @param subject the id of what it was done to; may be empty
 * @param code why it was refused, or which of several answers it had; may be empty
 * @param reason what was said of it; may be empty
 * @param hash of this act and of the hash before, in hexadecimal
 */
public record Act(
    long number,
    int form,
    Instant at,
    Actor kind,
    @Nullable UUID by,
    String role,
    String act,
    String call,
    String subject,
    Outcome outcome,
    String code,
    String reason,
    List<Change> changes,
    String trace,
    String hash) {}
