package byway.operations.installation;

import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.operations.installation.api.SetUpLink;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/** Makes a link for an installation that is empty; the one of before is good no more. */
@Singleton
final class NewLink {
  private static final int TOKEN_BYTES = 24;

  private final InstallationStore store;
  private final Drafts drafts;
  private final Tenants tenants;
  private final Settings settings;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  NewLink(
      InstallationStore store,
      Drafts drafts,
      Tenants tenants,
      Settings settings,
      InstantSource clock) {
    this.store = store;
    this.drafts = drafts;
    this.tenants = tenants;
    this.settings = settings;
    this.clock = clock;
  }

  SetUpLink make() {
    if (isDone()) {
      throw Refusal.conflict("set_up_done", "this installation is set up already");
    }
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    store.change(tx -> SetUpRow.keepToken(tx, drafts.hash(token)));
    var address = settings.publicUrl().resolve("/setup?link=" + token).toString();
    return new SetUpLink(address, QrCode.of(address));
  }

  /** Whoever has made an operator in another way has set it up. */
  boolean isDone() {
    if (store.<Boolean>read(tx -> SetUpRow.read(tx).isDone())) {
      return true;
    }
    var half = store.read(tx -> drafts.open(tx)).operatorId();
    boolean isEmpty =
        Context.platform().call(() -> tenants.list(2, null)).items().stream()
            .allMatch(one -> one.id().equals(half));
    if (!isEmpty) {
      store.change(tx -> SetUpRow.end(tx, null, clock.instant()));
    }
    return !isEmpty;
  }
}
