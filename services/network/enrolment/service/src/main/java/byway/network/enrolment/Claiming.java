package byway.network.enrolment;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.Devices;
import byway.network.enrolment.Boxes.Box;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.ClaimResult.Claimed;
import byway.network.enrolment.api.ClaimResult.ClaimedAhead;
import byway.network.enrolment.api.ClaimResult.Expired;
import byway.network.enrolment.api.ClaimResult.Taken;
import byway.network.enrolment.api.ClaimResult.Throttled;
import byway.network.enrolment.api.ClaimResult.UnknownCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever has a box before them says that it is theirs; once. */
@Singleton
class Claiming {
  private final EnrolmentStore store;
  private final Devices devices;
  private final DeviceIdentities identities;
  private final Finishing finishing;
  private final Codes codes;
  private final Ids ids;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Claiming(
      EnrolmentStore store,
      Devices devices,
      DeviceIdentities identities,
      Finishing finishing,
      Codes codes,
      Ids ids,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.devices = devices;
    this.identities = identities;
    this.finishing = finishing;
    this.codes = codes;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  ClaimResult claim(ClaimBox asked) {
    var who = Context.current().principal();
    if (who.kind() != Principal.Kind.STAFF
        && who.kind() != Principal.Kind.PLATFORM
        && (asked.boxId() != null || !Objects.equals(who.id(), asked.ownerId()))) {
      throw Refusal.forbidden("one claims a box for oneself, by its code");
    }
    var name = Texts.name(asked.name());
    var replaced = replaced(asked);
    var result = claim(asked, name, replaced, who.encode());
    var outcome = result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    metrics.counter("byway_enrolments_total", "outcome", outcome).increment();
    return result;
  }

  private @Nullable Device replaced(ClaimBox asked) {
    var id = asked.replaces();
    if (id == null) {
      return null;
    }
    var device = devices.get(id);
    if (!Objects.equals(device.ownerId(), asked.ownerId()) || identities.get(id).retired()) {
      throw Refusal.notFound("the hotspot that is to be replaced");
    }
    return device;
  }

  private ClaimResult claim(
      ClaimBox asked, String name, @Nullable Device replaced, String claimant) {
    var found = find(asked, claimant);
    if (found.no() != null) {
      return found.no();
    }
    var box = found.box();
    if (box == null) {
      return ahead(asked, name, found.expected(), claimant);
    }
    var known = identities.withSerial(box.serial()).stream().findFirst().orElse(null);
    var back = box.deviceId() == null ? known : null;
    if (back != null && !isTheirs(back, asked)) {
      throw Refusal.conflict(
          "serial_taken", "another hotspot in service has the serial number of this box");
    }
    var how =
        back == null ? asNew(asked, name, replaced, box, claimant) : again(back, asked, claimant);
    return take(box.boxId(), how);
  }

  private Boxes.Claimed asNew(
      ClaimBox asked, String name, @Nullable Device replaced, Box box, String claimant) {
    var otherwise = replaced == null ? box.serial() : replaced.name();
    return new Boxes.Claimed(
        ids.next(),
        name.isEmpty() ? otherwise : name,
        asked.ownerId(),
        asked.replaces(),
        false,
        Texts.shown(asked.shownAs()),
        claimant);
  }

  /** The hotspot that it was before, with another key. */
  private static Boxes.Claimed again(Device back, ClaimBox asked, String claimant) {
    return new Boxes.Claimed(
        back.id(), back.name(), back.ownerId(), null, true, Texts.shown(asked.shownAs()), claimant);
  }

  /** Staff may bring back any; a customer those of their own. */
  private static boolean isTheirs(Device known, ClaimBox asked) {
    return asked.ownerId() == null
        ? Context.current().principal().kind() != Principal.Kind.CUSTOMER
        : asked.ownerId().equals(known.ownerId());
  }

  /** What a code leads to: a box, one that was announced and has not come, or nothing. */
  private record Found(
      @Nullable Box box, ExpectedBoxes.@Nullable Row expected, @Nullable ClaimResult no) {}

  private Found find(ClaimBox asked, String claimant) {
    var boxId = asked.boxId();
    if (boxId != null) {
      return store
          .read(tx -> Boxes.find(tx, boxId))
          .map(box -> new Found(box, null, null))
          .orElseThrow(Asking::unknown);
    }
    var code = Codes.meant(asked.code()).orElse(null);
    return code == null
        ? new Found(null, null, new UnknownCode(true))
        : store.write(tx -> byCode(tx, codes.hash(Context.tenantId(), code), claimant));
  }

  private Found byCode(Tx tx, byte[] hash, String claimant) {
    int wait = EnrolmentStore.GUESSES.take(tx, claimant, clock.instant());
    if (wait > 0) {
      return new Found(null, null, new Throttled(wait));
    }
    var box = Boxes.withCode(tx, hash).orElse(null);
    var expected = box == null ? ExpectedBoxes.withCode(tx, hash).orElse(null) : null;
    if (box == null && expected == null) {
      return new Found(null, null, new UnknownCode(false));
    }
    EnrolmentStore.GUESSES.forgive(tx, claimant);
    return new Found(box, expected, null);
  }

  private ClaimResult ahead(
      ClaimBox asked, String name, ExpectedBoxes.@Nullable Row expected, String claimant) {
    if (expected == null) {
      return new UnknownCode(false);
    }
    if (asked.replaces() != null) {
      throw Refusal.conflict(
          "not_here_yet", "plug the box in first, and then claim it as another's place");
    }
    return store.write(
        tx -> {
          var row = ExpectedBoxes.find(tx, expected.serial()).orElseThrow();
          if (row.isSomebodys()) {
            return new Taken(row.claimedBy().equals(claimant));
          }
          var shown = Texts.shown(asked.shownAs());
          var now = clock.instant();
          ExpectedBoxes.claim(tx, row.serial(), asked.ownerId(), name, claimant, shown, now);
          return new ClaimedAhead(row.serial());
        });
  }

  private ClaimResult take(UUID id, Boxes.Claimed how) {
    var now = clock.instant();
    var taken =
        store.<Object>write(
            tx -> {
              var box = Boxes.lock(tx, id).orElse(null);
              if (box == null) {
                return new UnknownCode(false);
              }
              if (box.deviceId() != null) {
                boolean isByThem = box.claimedBy().equals(how.by());
                return isByThem && !box.finished() ? box : new Taken(isByThem);
              }
              if (box.isOver(now) && !box.expected()) {
                return new Expired();
              }
              var claimed = box.claimed(how);
              Boxes.claim(tx, claimed, now);
              return claimed;
            });
    if (taken instanceof Box box) {
      finishing.finish(box);
      return new Claimed(
          Objects.requireNonNull(box.deviceId()), box.name(), box.serial(), box.isBack());
    }
    return (ClaimResult) taken;
  }
}
