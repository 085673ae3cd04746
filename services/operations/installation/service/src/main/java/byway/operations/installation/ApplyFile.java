package byway.operations.installation;

import byway.kit.context.Context;
import byway.kit.context.Purpose;
import byway.kit.values.EmailAddress;
import byway.kit.values.Refusal;
import byway.operations.installation.api.OperatorApplied;
import byway.operations.installation.api.OperatorFile;
import byway.operations.installation.api.OwnerAnswer;
import byway.operations.installation.api.OwnerFile;
import byway.operations.installation.api.Trouble;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantHost;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an operator what a file says, and tells what that took. */
@Singleton
final class ApplyFile {
  private static final int LONGEST_REASON = 200;

  private final Tenants tenants;
  private final Identity identity;
  private final AddStaff addStaff;

  ApplyFile(Tenants tenants, Identity identity, AddStaff addStaff) {
    this.tenants = tenants;
    this.identity = identity;
    this.addStaff = addStaff;
  }

  /** A change that is still to be made, and how it is told. */
  private record Step(String said, Runnable work) {}

  OperatorApplied apply(OperatorFile file) {
    var there = Context.platform().call(() -> bySlug(file.slug()));
    var command = command(file, there);
    var troubles = troubles(file, there, command);
    if (!troubles.isEmpty()) {
      return new OperatorApplied(null, List.of(), troubles);
    }
    var steps = steps(file, command, there);
    Context.platform()
        .withPurpose(purpose(command.id(), steps))
        .run(() -> steps.forEach(step -> step.work().run()));
    return new OperatorApplied(command.id(), steps.stream().map(Step::said).toList(), List.of());
  }

  /** What stands in the audit log with each thing that is made or changed. */
  private static Purpose purpose(UUID operator, List<Step> steps) {
    var all = String.join("; ", steps.stream().map(Step::said).toList());
    var reason = all.substring(0, Math.min(LONGEST_REASON, all.length()));
    return new Purpose("operator.apply", operator.toString(), reason, false, null);
  }

  private Optional<Tenant> bySlug(String slug) {
    try {
      return Optional.of(tenants.bySlug(slug));
    } catch (Refusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static CreateTenant command(OperatorFile file, Optional<Tenant> there) {
    var settings = there.map(Tenant::settings).orElse(TenantSettings.USUAL);
    return new CreateTenant(
        there.map(Tenant::id).orElseGet(() -> id("operator", file.slug())),
        file.slug(),
        file.name(),
        file.hosts(),
        file.currency(),
        wished(file, settings));
  }

  private static TenantSettings wished(OperatorFile file, TenantSettings now) {
    var country = file.country();
    var zone = file.timeZone();
    var inCountry = country == null ? now : now.in(country);
    return zone == null ? inCountry : inCountry.at(zone);
  }

  private List<Trouble> troubles(OperatorFile file, Optional<Tenant> there, CreateTenant command) {
    var troubles =
        new ArrayList<>(Troubles.of(Context.platform().call(() -> tenants.check(command))));
    there
        .filter(now -> !now.currency().equals(file.currency()))
        .ifPresent(
            now ->
                troubles.add(
                    new Trouble(
                        "currency",
                        "currency_fixed",
                        "it has been " + now.currency() + " from the beginning")));
    var owner = file.owner();
    if (owner != null) {
      var signUp = AddStaff.signUp(UUID.randomUUID(), who(owner), owner.password());
      troubles.addAll(
          Troubles.ofPerson(
              "owner.",
              Context.platform(PlatformRealm.ID).call(() -> identity.checkStaff(signUp))));
    }
    return troubles;
  }

  private List<Step> steps(OperatorFile file, CreateTenant command, Optional<Tenant> there) {
    var steps = new ArrayList<Step>();
    if (there.isEmpty()) {
      steps.add(
          new Step("operator " + file.slug() + " created", () -> made(tenants.create(command))));
    }
    there.ifPresent(now -> revise(file, now, steps));
    there.ifPresent(now -> hosts(file, now, steps));
    limit(file, command.id(), there, steps);
    var owner = file.owner();
    if (owner != null && !isThere(command.id(), owner)) {
      steps.add(new Step("owner " + owner.email() + " added", () -> add(command.id(), owner)));
    }
    return steps;
  }

  private static void made(Tenant tenant) {
    Objects.requireNonNull(tenant);
  }

  private void limit(OperatorFile file, UUID id, Optional<Tenant> there, List<Step> steps) {
    var limits = file.limits();
    var now = there.map(Tenant::limits).orElse(TenantLimits.NONE);
    if (limits != null && !limits.equals(now)) {
      steps.add(new Step("limits set", () -> made(tenants.limit(id, limits))));
    }
  }

  private void revise(OperatorFile file, Tenant operator, List<Step> steps) {
    var now = operator.settings();
    var wished = wished(file, now);
    var name = operator.name().equals(file.name()) ? null : file.name();
    boolean same =
        isSame(now.country(), wished.country()) && isSame(now.timeZone(), wished.timeZone());
    if (name != null || !same) {
      var said =
          same ? "name changed" : name == null ? "settings changed" : "name and settings changed";
      steps.add(
          new Step(
              said,
              () -> made(tenants.revise(operator.id(), new ReviseSettings(name, now, wished)))));
    }
  }

  private static boolean isSame(@Nullable String one, @Nullable String other) {
    return Objects.requireNonNullElse(one, "").equals(Objects.requireNonNullElse(other, ""));
  }

  /** New ones first, so that it is somewhere at every moment. */
  private void hosts(OperatorFile file, Tenant operator, List<Step> steps) {
    var wished = file.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    for (var host : wished) {
      if (!operator.hosts().contains(host)) {
        steps.add(
            new Step(
                "host " + host + " added",
                () -> made(tenants.addHost(operator.id(), new TenantHost(host)))));
      }
    }
    for (var host : operator.hosts()) {
      if (!wished.contains(host)) {
        steps.add(
            new Step(
                "host " + host + " removed", () -> made(tenants.removeHost(operator.id(), host))));
      }
    }
  }

  /** Whoever has the address by now, and whatever their password is, stays as they are. */
  private void add(UUID operator, OwnerFile owner) {
    var unused = addStaff.of(operator, ownerId(operator, owner), who(owner), owner.password());
  }

  private static UUID ownerId(UUID operator, OwnerFile owner) {
    return id("owner", operator + " " + owner.email().toLowerCase(Locale.ROOT));
  }

  private boolean isThere(UUID operator, OwnerFile owner) {
    var id = ownerId(operator, owner);
    var email = EmailAddress.normal(owner.email()).orElse(owner.email());
    return Context.platform(operator).call(identity::staff).stream()
        .anyMatch(person -> person.id().equals(id) || person.email().equals(email));
  }

  private static OwnerAnswer who(OwnerFile owner) {
    return new OwnerAnswer(owner.name(), owner.email(), owner.language());
  }

  private static UUID id(String what, String name) {
    return UUID.nameUUIDFromBytes((what + " " + name).getBytes(StandardCharsets.UTF_8));
  }
}
