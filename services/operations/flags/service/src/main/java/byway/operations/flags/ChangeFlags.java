package byway.operations.flags;

import byway.kit.calls.Owners;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.store.Tx;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagChange;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagsChanged;
import byway.people.staff.api.ApprovalLimits;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes one flag: what it said before is kept, and every process is told. */
@Singleton
final class ChangeFlags {
  private final FlagsStore store;
  private final InstantSource clock;

  ChangeFlags(FlagsStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** As staff ask it. */
  Flag change(ChangeFlag command) {
    CheckFlag.check(command.key(), command.definition());
    var why = reason(command.reason());
    var tenant = Context.tenantId();
    var by = by();
    var changed =
        store.<Optional<Flag>>write(
            tx -> {
              if (Changes.isDone(tx, command.id())) {
                return FlagRows.find(tx, command.key());
              }
              var before = FlagRows.find(tx, command.key()).orElse(null);
              checkSeen(before, command.over());
              if (before != null && before.definition().twoAgree() && by != null && isStaff()) {
                Changes.propose(tx, tenant, command, by, clock.instant());
                return Optional.empty();
              }
              return Optional.of(
                  put(tx, before, command.id(), command.key(), command.definition(), by, why));
            });
    return changed.orElseThrow(
        () -> Refusal.of(403, ApprovalLimits.NEEDED, "another of the staff has to agree to this"));
  }

  private static boolean isStaff() {
    return Owners.asks(Principal.Kind.STAFF);
  }

  /** As two have agreed. */
  Flag agreed(UUID id) {
    return store.write(
        tx -> {
          var proposal = Changes.proposal(tx, id).orElseThrow(() -> Refusal.notFound("the change"));
          var command = proposal.command();
          if (Changes.isDone(tx, id)) {
            return FlagRows.find(tx, command.key()).orElseThrow();
          }
          var before = FlagRows.find(tx, command.key()).orElse(null);
          checkSeen(before, command.over());
          return put(
              tx,
              before,
              id,
              command.key(),
              command.definition(),
              proposal.askedBy(),
              command.reason());
        });
  }

  Flag switchOff(String key, UUID id, String reason) {
    var why = reason(reason);
    var by = by();
    return store.write(
        tx -> {
          var before = FlagRows.find(tx, key).orElseThrow(() -> Refusal.notFound("the flag"));
          return before.definition().on()
              ? put(tx, before, id, key, before.definition().switched(false), by, why)
              : before;
        });
  }

  private static void checkSeen(@Nullable Flag before, long over) {
    if ((before == null ? 0 : before.version()) != over) {
      throw Refusal.conflict(
          "changed_meanwhile", "it was changed since it was looked at; look again");
    }
  }

  private Flag put(
      Tx tx,
      @Nullable Flag before,
      UUID id,
      String key,
      FlagDefinition definition,
      @Nullable UUID by,
      String why) {
    var tenant = Context.tenantId();
    long version = FlagRows.next(tx, tenant);
    // Who came first has it by now; what was read before the lock is looked at again.
    var now = FlagRows.find(tx, key).orElse(null);
    checkSeen(now, before == null ? 0 : before.version());
    if (now == null && FlagRows.count(tx) >= FlagRows.MOST) {
      throw Refusal.conflict("too_many_flags", "there are 500 flags; take one that is not used");
    }
    var at = now();
    var flag = new Flag(key, definition, version, at);
    FlagRows.put(tx, tenant, flag);
    Changes.add(
        tx,
        tenant,
        id,
        new FlagChange(
            version, key, now == null ? null : now.definition(), definition, by, why, at));
    tx.publish(new FlagsChanged(version));
    return flag;
  }

  /** Of the staff; none where the platform itself does it. */
  private static @Nullable UUID by() {
    var principal = Context.current().principal();
    return principal.kind() == Principal.Kind.STAFF ? principal.id() : null;
  }

  static String reason(String reason) {
    return PlainText.line(reason, CheckFlag.LONGEST_TEXT)
        .filter(why -> !why.isBlank())
        .orElseThrow(() -> Refusal.invalid("reason_invalid", "say why, in at most 200 characters"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
