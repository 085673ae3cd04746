package byway.operations.tenants.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.kit.values.ListRequest;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.Suspension;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantHost;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantProblem;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks for an operator relies on. */
public class TenantsContract extends ContractTest<Tenants> {
  private final UUID id = UUID.randomUUID();

  /** Host names and slugs are one's own in the whole installation. */
  private final String slug = "t" + id.toString().substring(0, 8);

  private final String host = slug + ".example";

  public TenantsContract() {
    super(Tenants.class);
  }

  @Test
  void an_operator_is_found_by_id_by_slug_and_by_host() {
    var created = create();
    assertThat(ours.get(id)).isEqualTo(created);
    assertThat(ours.bySlug(slug)).isEqualTo(created);
    assertThat(ours.byHost(host)).isEqualTo(created);
    assertThat(created.currency()).isEqualTo("EUR");
    assertThat(created.hosts()).containsExactly(host);
  }

  @Test
  void what_nobody_is_called_is_not_found() {
    notFound(() -> ours.get(UUID.randomUUID()));
    notFound(() -> ours.bySlug(slug));
    notFound(() -> ours.bySlug("No Slug / At All?"));
    notFound(() -> ours.byHost(host));
    notFound(() -> ours.byHost("no host & nothing"));
    notFound(() -> ours.change(id, TenantSettings.USUAL));
    notFound(() -> ours.changeLook(id, new ChangeLook("Name", TenantLook.USUAL)));
  }

  @Test
  void the_same_id_again_makes_no_other() {
    var created = create();
    assertThat(create()).isEqualTo(created);
  }

  @Test
  void a_slug_and_a_host_are_one_operators() {
    var created = create();
    refused("slug_taken", () -> ours.create(command(UUID.randomUUID(), slug, List.of())));
    refused("host_taken", () -> ours.create(command(UUID.randomUUID(), slug + "x", List.of(host))));
    notFound(() -> ours.bySlug(slug + "x"));
    assertThat(ours.byHost(host)).isEqualTo(created);
  }

  @Test
  void what_cannot_be_an_operator_is_refused() {
    refused("slug_invalid", () -> ours.create(command(id, "No Slug", List.of())));
    refused("host_invalid", () -> ours.create(command(id, slug, List.of("no host"))));
    refused(
        "host_invalid", () -> ours.create(command(id, slug, Collections.nCopies(21, "a.example"))));
    refused("name_invalid", () -> ours.create(named(" ", "EUR")));
    refused("currency_invalid", () -> ours.create(named("Caf\u00e9", "EURO")));
    refused("currency_not_taken", () -> ours.create(named("Caf\u00e9", "XAU")));
    notFound(() -> ours.get(id));
  }

  @Test
  void settings_are_changed_and_what_is_not_said_stays() {
    create();
    var changed = ours.change(id, new TenantSettings(1, 2, 3, 4, 5).in("NL")).settings();
    assertThat(changed.guestBonusBytes()).isEqualTo(1);
    assertThat(changed.country()).isEqualTo("NL");
    assertThat(changed.look()).isEqualTo(TenantLook.USUAL);
    assertThat(ours.change(id, new TenantSettings(9, 2, 3, 4, 5)).settings().country())
        .isEqualTo("NL");
    refused("settings_invalid", () -> ours.change(id, new TenantSettings(-1, 2, 3, 4, 5)));
    refused("country_invalid", () -> ours.change(id, TenantSettings.USUAL.in("nl")));
    assertThat(ours.get(id).settings().guestBonusBytes()).isEqualTo(9);
  }

  @Test
  void two_who_change_different_things_at_once_do_not_undo_each_other() {
    var seen = create().settings();
    ours.revise(id, new ReviseSettings(null, seen, seen.in("NL")));
    var look = seen.with(new TenantLook("#123456", ""));
    var both = ours.revise(id, new ReviseSettings("Other", seen, look));
    assertThat(both.name()).isEqualTo("Other");
    assertThat(both.settings().country()).isEqualTo("NL");
    assertThat(both.settings().look()).isEqualTo(new TenantLook("#123456", ""));
  }

  @Test
  void a_look_that_cannot_be_shown_is_refused() {
    create();
    var look = new TenantLook("#123456", "");
    assertThat(ours.changeLook(id, new ChangeLook("Other", look)).settings().look())
        .isEqualTo(look);
    refused("name_invalid", () -> ours.changeLook(id, new ChangeLook("", look)));
    refused(
        "accent_invalid",
        () -> ours.changeLook(id, new ChangeLook("Other", new TenantLook("red", ""))));
    refused(
        "logo_invalid",
        () -> ours.changeLook(id, new ChangeLook("Other", new TenantLook("", "a.png"))));
  }

  @Test
  void every_operator_is_on_one_of_the_pages_once() {
    create();
    ours.create(command(UUID.randomUUID(), slug + "x", List.of()));
    var seen = new HashSet<UUID>();
    String cursor = null;
    do {
      var page = ours.list(1, cursor);
      assertThat(page.items()).hasSize(1).allMatch(one -> seen.add(one.id()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).contains(id);
    refused("cursor_invalid", () -> ours.list(1, "No Cursor"));
  }

  @Test
  void what_would_keep_an_operator_from_being_is_said_before() {
    assertThat(ours.check(command(id, slug, List.of(host)))).isEmpty();
    create();
    assertThat(ours.check(command(id, slug, List.of(host)))).isEmpty();
    assertThat(ours.check(command(UUID.randomUUID(), slug, List.of(host))))
        .extracting(TenantProblem::code)
        .containsExactly("slug_taken", "host_taken");
    assertThat(ours.check(named(" ", "EUR")))
        .extracting(TenantProblem::code)
        .containsExactly("name_invalid");
  }

  @Test
  void hosts_come_and_go() {
    create();
    var other = "www." + host;
    assertThat(ours.addHost(id, new TenantHost(other)).hosts()).containsExactly(host, other);
    assertThat(ours.addHost(id, new TenantHost(other)).hosts()).containsExactly(host, other);
    assertThat(ours.byHost(other).id()).isEqualTo(id);
    refused("host_invalid", () -> ours.addHost(id, new TenantHost("no host")));
    var second = ours.create(command(UUID.randomUUID(), slug + "x", List.of())).id();
    refused("host_taken", () -> ours.addHost(second, new TenantHost(other)));
    assertThat(ours.removeHost(id, host).hosts()).containsExactly(other);
    assertThat(ours.removeHost(id, host).hosts()).containsExactly(other);
    notFound(() -> ours.byHost(host));
  }

  @Test
  void an_operator_is_suspended_for_a_reason_and_resumed() {
    create();
    var suspended =
        Objects.requireNonNull(ours.suspend(id, new Suspend("unpaid", false)).suspended());
    var again = ours.suspend(id, new Suspend("another", false)).suspended();
    assertThat(again).isEqualTo(suspended);
    assertThat(ours.suspend(id, new Suspend("another", true)).suspended())
        .isEqualTo(new Suspension(suspended.since(), "unpaid", true));
    assertThat(ours.byHost(host).isSuspended()).isTrue();
    refused("reason_invalid", () -> ours.suspend(id, new Suspend(" ", false)));
    assertThat(ours.resume(id).isSuspended()).isFalse();
    assertThat(ours.resume(id).isSuspended()).isFalse();
  }

  @Test
  void limits_are_set_and_taken_away() {
    create();
    var limits = new TenantLimits(1, null, 0);
    assertThat(ours.limit(id, limits).limits()).isEqualTo(limits);
    refused("limit_invalid", () -> ours.limit(id, new TenantLimits(-1, null, null)));
    assertThat(ours.get(id).limits()).isEqualTo(limits);
    assertThat(ours.limit(id, TenantLimits.NONE).limits()).isNull();
  }

  @Test
  void what_is_of_nobody_is_found_by_nothing_done_to_it() {
    notFound(() -> ours.addHost(id, new TenantHost(host)));
    notFound(() -> ours.removeHost(id, host));
    notFound(() -> ours.suspend(id, new Suspend("unpaid", false)));
    notFound(() -> ours.resume(id));
    notFound(() -> ours.limit(id, TenantLimits.NONE));
  }

  @Test
  void operators_are_found_by_words() {
    create();
    assertThat(ours.find(new ListRequest(slug, "", null, 10)).items())
        .extracting(Tenant::id)
        .containsExactly(id);
  }

  @Test
  void the_realm_of_who_runs_it_is_no_operator() {
    assertThat(ours.get(PlatformRealm.ID)).isEqualTo(PlatformRealm.TENANT);
    notFound(() -> ours.bySlug(PlatformRealm.SLUG));
    notFound(() -> ours.suspend(PlatformRealm.ID, new Suspend("no", true)));
    refused("slug_invalid", () -> ours.create(command(id, PlatformRealm.SLUG, List.of())));
  }

  @Test
  void a_time_zone_is_one_that_there_is() {
    create();
    assertThat(ours.change(id, TenantSettings.USUAL.at("Europe/Madrid")).settings().timeZone())
        .isEqualTo("Europe/Madrid");
    assertThat(ours.change(id, TenantSettings.USUAL).settings().timeZone())
        .isEqualTo("Europe/Madrid");
    refused("time_zone_invalid", () -> ours.change(id, TenantSettings.USUAL.at("Europe/Atlantis")));
    assertThat(ours.change(id, TenantSettings.USUAL.at("")).settings().timeZone()).isNull();
  }

  private Tenant create() {
    return ours.create(command(id, slug, List.of(host)));
  }

  private CreateTenant named(String name, String currency) {
    return new CreateTenant(id, slug, name, List.of(), currency, TenantSettings.USUAL);
  }

  private static CreateTenant command(UUID id, String slug, List<String> hosts) {
    return new CreateTenant(id, slug, "Caf\u00e9", hosts, "EUR", TenantSettings.USUAL);
  }
}
