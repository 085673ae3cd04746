package byway.network.enrolment;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.enrolment.Boxes.Box;
import byway.network.enrolment.Boxes.Place;
import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.AskedToEnrol;
import byway.network.enrolment.api.Authority;
import byway.network.enrolment.api.BoxState;
import byway.network.enrolment.api.CertifyPort;
import byway.network.enrolment.api.ClaimBox;
import byway.network.enrolment.api.ClaimResult;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.LookAtBox;
import byway.network.enrolment.api.PortCertificate;
import byway.network.enrolment.api.WaitingBox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(EnrolmentEndpoint.class)
class EnrolmentEndpoint implements Enrolment {
  private static final int MOST_NAMES = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");

  private final EnrolmentStore store;
  private final EnrolmentAuthority authority;
  private final Asking asking;
  private final Claiming claiming;
  private final InstantSource clock;

  EnrolmentEndpoint(
      EnrolmentStore store,
      EnrolmentAuthority authority,
      Asking asking,
      Claiming claiming,
      InstantSource clock) {
    this.store = store;
    this.authority = authority;
    this.asking = asking;
    this.claiming = claiming;
    this.clock = clock;
  }

  @Override
  public AskedToEnrol ask(AskToEnrol box) {
    return asking.ask(box);
  }

  @Override
  public BoxState look(UUID id, LookAtBox look) {
    return asking.look(id, look);
  }

  @Override
  public ClaimResult claim(ClaimBox claim) {
    return claiming.claim(claim);
  }

  @Override
  public Page<WaitingBox> waiting(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? null : Place.read(cursor);
    var found = store.read(tx -> Boxes.waiting(tx, after, clock.instant(), most + 1));
    var page = Page.of(found, most, Box::cursor);
    return new Page<>(page.items().stream().map(Box::shown).toList(), page.next());
  }

  @Override
  public WaitingBox box(UUID id) {
    return store.read(tx -> Boxes.find(tx, id)).map(Box::shown).orElseThrow(Asking::unknown);
  }

  @Override
  public WaitingBox dismiss(UUID id) {
    return store.write(
        tx -> {
          var box = Boxes.lock(tx, id).orElseThrow(Asking::unknown);
          if (!Boxes.dismiss(tx, id)) {
            throw Refusal.conflict("claimed", "this box is a hotspot already");
          }
          return box.shown();
        });
  }

  @Override
  public Authority authority() {
    return authority.asTold();
  }

  /** Who is let in here could be the platform to every hotspot: the platform alone is. */
  @Override
  public PortCertificate certify(CertifyPort port) {
    if (!Context.current().principal().equals(Principal.PLATFORM)) {
      throw Refusal.forbidden("only the platform itself is certified");
    }
    var names = port.names();
    if (names.isEmpty()
        || names.size() > MOST_NAMES
        || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw Refusal.invalid("names_invalid", "1 to 16 names or addresses of hosts");
    }
    return authority.certify(Texts.key(Texts.bytes(port.publicKey())), names);
  }
}
