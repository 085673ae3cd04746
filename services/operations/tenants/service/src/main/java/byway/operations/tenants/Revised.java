package byway.operations.tenants;

import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.util.Objects;
import java.util.function.Function;

/** Settings after a change, member by member: who did not touch one does not set it back. */
final class Revised {
  private Revised() {}

  /** What a change does not say stays as it is now. */
  static TenantSettings left(TenantSettings to, TenantSettings now) {
    return new TenantSettings(
        to.guestBonusBytes(),
        to.ownerBonusBytes(),
        to.ownerBonusesPerDay(),
        to.deviceBonusesPerDay(),
        to.sliceBytes(),
        Objects.requireNonNullElse(to.look(), Operators.look(now)),
        Objects.requireNonNullElse(to.welcome(), Operators.rules(now)),
        to.country() == null ? now.country() : to.country(),
        to.timeZone() == null ? now.timeZone() : to.timeZone());
  }

  /** What is the same before and after a revision stays as it is now. */
  static TenantSettings of(ReviseSettings command, TenantSettings now) {
    var to = left(command.to(), now);
    var settings = new Three<>(command.was(), to, now);
    return new TenantSettings(
        settings.pick(TenantSettings::guestBonusBytes),
        settings.pick(TenantSettings::ownerBonusBytes),
        settings.pick(TenantSettings::ownerBonusesPerDay),
        settings.pick(TenantSettings::deviceBonusesPerDay),
        settings.pick(TenantSettings::sliceBytes),
        look(new Three<>(Operators.look(command.was()), Operators.look(to), Operators.look(now))),
        rules(
            new Three<>(Operators.rules(command.was()), Operators.rules(to), Operators.rules(now))),
        Objects.equals(command.was().country(), command.to().country())
            ? now.country()
            : to.country(),
        Objects.equals(command.was().timeZone(), command.to().timeZone())
            ? now.timeZone()
            : to.timeZone());
  }

  private static TenantLook look(Three<TenantLook> looks) {
    return new TenantLook(looks.pick(TenantLook::accent), looks.pick(TenantLook::logo));
  }

  private static WelcomeRules rules(Three<WelcomeRules> rules) {
    return new WelcomeRules(
        rules.pick(WelcomeRules::firstBytes),
        rules.pick(WelcomeRules::firstMinutes),
        rules.pick(WelcomeRules::perHotspotADay),
        rules.pick(WelcomeRules::perAddressADay),
        rules.pick(WelcomeRules::perOperatorADay),
        rules.pick(WelcomeRules::ownerAfterBytes));
  }

  /** The same thing as it was seen, as it is to be, and as it is by now. */
  private record Three<T>(T was, T to, T now) {
    <M> M pick(Function<T, M> member) {
      var wished = member.apply(to);
      return Objects.equals(member.apply(was), wished) ? member.apply(now) : wished;
    }
  }
}
