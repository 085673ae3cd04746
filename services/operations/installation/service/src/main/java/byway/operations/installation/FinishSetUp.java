package byway.operations.installation;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Purpose;
import byway.kit.context.StaffRole;
import byway.kit.values.Refusal;
import byway.operations.installation.api.Answered;
import byway.operations.installation.api.OperatorAnswer;
import byway.operations.installation.api.OwnerAnswer;
import byway.operations.installation.api.Place;
import byway.operations.installation.api.SetUp;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.Trouble;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Makes what was answered. Every step is repeatable by an id of the draft, and the link ends last:
 * what breaks in the middle leaves a link that finishes it.
 */
@Singleton
final class FinishSetUp {
  private final InstallationStore store;
  private final Drafts drafts;
  private final Tenants tenants;
  private final AddStaff addStaff;
  private final TryMailServer mailServer;
  private final TryCardKey cardKey;
  private final InstantSource clock;

  FinishSetUp(
      InstallationStore store,
      Drafts drafts,
      Tenants tenants,
      AddStaff addStaff,
      TryMailServer mailServer,
      TryCardKey cardKey,
      InstantSource clock) {
    this.store = store;
    this.drafts = drafts;
    this.tenants = tenants;
    this.addStaff = addStaff;
    this.mailServer = mailServer;
    this.cardKey = cardKey;
    this.clock = clock;
  }

  Answered of(SetUpToken token) {
    var draft = drafts.of(token.token());
    var setUp = draft.setUp();
    var place = setUp.place();
    var operator = setUp.operator();
    var owner = setUp.owner();
    if (place == null || operator == null || owner == null || setUp.next() <= SetUp.QUESTIONS) {
      throw Refusal.conflict("set_up_incomplete", "not all questions are answered");
    }
    var command = command(draft.operatorId(), operator, place);
    var troubles = Troubles.of(Context.platform().call(() -> tenants.check(command)));
    if (!troubles.isEmpty()) {
      return new Answered(setUp, troubles);
    }
    make(draft, command, owner);
    var late = connect(draft, place.origin());
    if (!late.isEmpty()) {
      return new Answered(setUp, late);
    }
    store.change(tx -> SetUpRow.end(tx, place.origin(), clock.instant()));
    return new Answered(setUp, List.of());
  }

  private void make(Draft draft, CreateTenant command, OwnerAnswer owner) {
    var by = Principal.staff(draft.administratorId(), StaffRole.OWNER);
    var purpose = new Purpose("operator.create", command.id().toString(), "set up", false, by);
    var operator = Context.platform().withPurpose(purpose).call(() -> tenants.create(command));
    addStaff.surely(operator.id(), draft.ownerId(), owner, draft.password());
    addStaff.surely(PlatformRealm.ID, draft.administratorId(), owner, draft.password());
  }

  /** What was tried before may fail now all the same; then the same press goes on from here. */
  private List<Trouble> connect(Draft draft, String origin) {
    var mail = draft.setUp().mail();
    try {
      if (mail != null) {
        var password = draft.secrets().mailPassword();
        mailServer.set(draft.operatorId(), mail, password);
        // who administers the installation is sent codes, too
        mailServer.set(PlatformRealm.ID, mail, password);
      }
      cardKey.set(draft.operatorId(), draft.secrets(), origin);
      return List.of();
    } catch (Refusal e) {
      return List.of(new Trouble("", e.code(), e.detail()));
    }
  }

  static CreateTenant command(UUID id, OperatorAnswer operator, Place place) {
    return new CreateTenant(
        id,
        operator.slug(),
        operator.name(),
        List.of(TryPlace.host(place.origin())),
        operator.currency(),
        TenantSettings.USUAL.in(operator.country()).at(operator.timeZone()));
  }
}
