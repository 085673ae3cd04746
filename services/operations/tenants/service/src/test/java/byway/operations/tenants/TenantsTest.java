package byway.operations.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.ChangeLook;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.ReviseSettings;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantChanged;
import byway.operations.tenants.api.TenantLook;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import byway.operations.tenants.api.WelcomeRules;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
  private static final String LOGO = "data:image/png;base64,iVBORw0KGgo=";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final TenantsStore store = new TenantsStore(infrastructure.databases());
  static final Tenants tenants = asked(new TenantsEndpoint(store, infrastructure.clock));

  /** By the platform, on whichever thread. */
  private static Tenants asked(Tenants endpoint) {
    return (Tenants)
        Proxy.newProxyInstance(
            Tenants.class.getClassLoader(),
            new Class<?>[] {Tenants.class},
            (proxy, call, given) ->
                Context.platform()
                    .through(
                        () -> {
                          try {
                            return call.invoke(endpoint, given);
                          } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof RuntimeException refusal) {
                              throw refusal;
                            }
                            throw e;
                          }
                        }));
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void an_operator_is_found_by_its_host_in_any_case_with_or_without_port() {
    var created = create("hosted", "wifi.example", "localhost:8080");
    assertThat(tenants.byHost("WiFi.Example:443")).isEqualTo(created);
    assertThat(tenants.byHost("localhost:8080")).isEqualTo(created);
    assertThatThrownBy(() -> tenants.byHost("localhost:9090")).isInstanceOf(Refusal.class);
  }

  @Test
  void the_bounds_of_bonuses_are_kept_and_may_be_left_out() {
    var created = create("bounded");
    assertThat(created.settings().welcome()).isEqualTo(WelcomeRules.USUAL);
    var rules = new WelcomeRules(1, 2, 3, 4, 5, 6);
    var settings = new TenantSettings(1, 2, 3, 4, 5, TenantLook.USUAL, rules, null);
    assertThat(tenants.change(created.id(), settings).settings()).isEqualTo(settings);
    for (var bad :
        List.of(
            new WelcomeRules(-1, 60, 1, 1, 1, 1),
            new WelcomeRules(1, 0, 1, 1, 1, 1),
            new WelcomeRules(1, 60, -1, 1, 1, 1))) {
      assertThatThrownBy(
              () -> tenants.change(created.id(), new TenantSettings(1, 2, 3, 4, 5).with(bad)))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("settings_invalid"));
    }
  }

  @Test
  void an_operator_has_a_country_until_it_is_taken_away() {
    var created = create("somewhere");
    assertThat(created.settings().country()).isNull();
    assertThat(tenants.change(created.id(), in("NL")).settings().country()).isEqualTo("NL");
    var silent = new TenantSettings(1, 2, 3, 4, 5);
    assertThat(tenants.change(created.id(), silent).settings().country()).isEqualTo("NL");
    for (var none : List.of("nl", "XX", "NLD", "+31")) {
      assertThatThrownBy(() -> tenants.change(created.id(), in(none)))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("country_invalid"));
    }
    assertThat(tenants.change(created.id(), in("")).settings().country()).isNull();
  }

  private static TenantSettings in(String country) {
    return new TenantSettings(1, 2, 3, 4, 5).in(country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC", "XAU", "XXX", "VED", "IRR", "KPW", "SDG", "CLF"})
  void a_currency_that_cards_cannot_be_charged_in_is_refused(String currency) {
    assertThatThrownBy(
            () ->
                tenants.create(
                    new CreateTenant(
                        UUID.randomUUID(),
                        "in-" + currency.toLowerCase(Locale.ROOT),
                        "Somebody",
                        List.of(),
                        currency,
                        TenantSettings.USUAL)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isIn("currency_not_taken", "currency_invalid"));
    notFound(() -> tenants.bySlug("in-" + currency.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody.example", "' or '1'='1", "a\u0000b"})
  void nobody_is_at_a_host_that_is_unknown_or_none(String host) {
    create("decoy-" + Integer.toHexString(host.hashCode()));
    notFound(() -> tenants.byHost(host));
    notFound(() -> tenants.bySlug(host));
  }

  @Test
  void the_world_is_told_of_each_change_and_of_nothing_else() {
    infrastructure.published(store, TenantChanged.class);
    var id = create("told").id();
    tenants.change(id, new TenantSettings(1, 2, 3, 4, 5));
    tenants.create(command(id, "told"));
    refused("slug_taken", command(UUID.randomUUID(), "told"));
    assertThat(infrastructure.published(store, TenantChanged.class))
        .containsExactly(new TenantChanged(id), new TenantChanged(id));
  }

  @Test
  void the_same_command_many_times_at_once_makes_one_operator() throws Exception {
    var command = command(UUID.randomUUID(), "at-once", "at-once.example");
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          many.invokeAll(Collections.<Callable<Tenant>>nCopies(4, () -> tenants.create(command)));
      for (var answer : answers) {
        assertThat(answer.get().hosts()).containsExactly("at-once.example");
      }
    }
  }

  @Test
  void the_same_command_again_changes_nothing() {
    var created = create("twice");
    assertThat(tenants.create(command(created.id(), "other"))).isEqualTo(created);
  }

  @Test
  void a_name_or_a_host_belongs_to_one_operator() {
    create("first", "only.example");
    refused("slug_taken", command(UUID.randomUUID(), "first"));
    refused("host_taken", command(UUID.randomUUID(), "second", "ONLY.example"));
    assertThatThrownBy(() -> tenants.bySlug("second")).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource({"A", "x", "'a;drop table tenants'", "-a"})
  void a_slug_that_is_none_is_refused(String slug) {
    refused("slug_invalid", command(UUID.randomUUID(), slug));
  }

  @Test
  void settings_change() {
    var id = create("settings").id();
    var settings = new TenantSettings(1, 2, 3, 4, 5, TenantLook.USUAL, WelcomeRules.USUAL, null);
    assertThat(tenants.change(id, settings).settings()).isEqualTo(settings);
    assertThat(tenants.get(id).settings()).isEqualTo(settings);
    notFound(() -> tenants.change(UUID.randomUUID(), settings));
  }

  @Test
  void a_look_is_kept_and_one_that_is_none_changes_nothing() {
    var id = create("look").id();
    var look = new TenantLook("#ff6600", "data:image/png;base64,iVBORw0KGgo=");
    tenants.change(id, new TenantSettings(1, 2, 3, 4, 5).with(look));
    refusesLook(id, "accent_invalid", new TenantLook("red;} body{", ""));
    refusesLook(id, "logo_invalid", new TenantLook("", "https://elsewhere.example/spy.png"));
    refusesLook(id, "logo_invalid", new TenantLook("", "data:text/html;base64,PGI+"));
    assertThat(tenants.get(id).settings().look()).isEqualTo(look);
  }

  @Test
  void a_change_that_leaves_out_look_and_bounds_leaves_them_as_they_are() {
    var id = create("left").id();
    var look = new TenantLook("#ff6600", "");
    var rules = new WelcomeRules(1, 2, 3, 4, 5, 6);
    tenants.change(id, new TenantSettings(1, 2, 3, 4, 5).with(look).with(rules).in("NL"));
    assertThat(tenants.change(id, new TenantSettings(5, 4, 3, 2, 1)).settings())
        .isEqualTo(new TenantSettings(5, 4, 3, 2, 1, look, rules, "NL"));
  }

  @Test
  void two_who_change_different_things_at_once_do_not_undo_each_other() {
    var id = create("both").id();
    var seen = tenants.get(id).settings();
    var rules = new WelcomeRules(1, 2, 3, 4, 5, 6);
    tenants.revise(id, new ReviseSettings(null, seen, seen.in("NL")));
    tenants.revise(id, new ReviseSettings("Ours", seen, seen.with(new TenantLook("", LOGO))));
    tenants.revise(id, new ReviseSettings(null, seen, seen.with(new TenantLook("#ff6600", ""))));
    tenants.revise(id, new ReviseSettings(null, seen, seen.with(rules)));
    var other = new WelcomeRules(10_000_000, 60, 200, 9, 5_000, 10_000_000);
    var after = tenants.revise(id, new ReviseSettings(null, seen, seen.with(other)));
    assertThat(after.name()).isEqualTo("Ours");
    assertThat(after.settings())
        .isEqualTo(
            seen.with(new TenantLook("#ff6600", LOGO))
                .with(new WelcomeRules(1, 2, 3, 9, 5, 6))
                .in("NL"));
    assertThatThrownBy(
            () ->
                tenants.revise(
                    id, new ReviseSettings(null, seen, seen.with(new TenantLook("red", "")))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("accent_invalid"));
    assertThat(tenants.get(id)).isEqualTo(after);
  }

  @Test
  void name_and_look_change_and_nothing_else_does() {
    var before = create("renamed");
    var look = new TenantLook("#FF6600", "");
    infrastructure.published(store, TenantChanged.class);
    var after = tenants.changeLook(before.id(), new ChangeLook("Another name", look));
    assertThat(after.name()).isEqualTo("Another name");
    assertThat(after.settings().look()).isEqualTo(new TenantLook("#ff6600", ""));
    assertThat(after.settings().sliceBytes()).isEqualTo(before.settings().sliceBytes());
    assertThat(infrastructure.published(store, TenantChanged.class)).hasSize(1);
    for (var bad :
        List.of(
            new ChangeLook(" ", look),
            new ChangeLook("x".repeat(81), look),
            new ChangeLook("Fine", new TenantLook("red", "")),
            new ChangeLook("Fine", new TenantLook("", "javascript:alert(1)")))) {
      assertThatThrownBy(() -> tenants.changeLook(before.id(), bad)).isInstanceOf(Refusal.class);
    }
    assertThat(tenants.get(before.id())).isEqualTo(after);
    notFound(() -> tenants.changeLook(UUID.randomUUID(), new ChangeLook("Nobody", look)));
  }

  private static void refusesLook(UUID id, String code, TenantLook look) {
    assertThatThrownBy(() -> tenants.change(id, new TenantSettings(1, 2, 3, 4, 5).with(look)))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0, 0, 1",
    "0, -1, 0, 0, 1",
    "0, 0, -1, 0, 1",
    "0, 0, 0, -1, 1",
    "0, 0, 0, 0, 0",
    "9223372036854775807, 0, 0, 0, 1",
    "0, 0, 2147483647, 0, 1",
    "0, 0, 0, 0, 9223372036854775807"
  })
  void settings_out_of_bounds_change_nothing(
      long guest, long owner, int perOwner, int perDevice, long slice) {
    var bad = new TenantSettings(guest, owner, perOwner, perDevice, slice);
    var id = UUID.randomUUID();
    var created = create("bounds-" + id.toString().substring(0, 8));
    assertThatThrownBy(() -> tenants.change(created.id(), bad))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("settings_invalid"));
    assertThat(tenants.get(created.id())).isEqualTo(created);
  }

  @ParameterizedTest
  @CsvSource({
    "a_b.example, EUR, Name, host_invalid",
    "a.example, EURO, Name, currency_invalid",
    "a.example, eur, Name, currency_invalid",
    "a.example, EUR, ' ', name_invalid"
  })
  void what_cannot_be_taken_is_named(String host, String currency, String name, String code) {
    refused(
        code,
        new CreateTenant(
            UUID.randomUUID(), "refused", name, List.of(host), currency, TenantSettings.USUAL));
    notFound(() -> tenants.bySlug("refused"));
  }

  @Test
  void a_name_full_of_sql_is_only_a_name() {
    var name = "'); drop table tenants; --";
    var id = UUID.randomUUID();
    tenants.create(new CreateTenant(id, "sql", name, List.of(), "EUR", TenantSettings.USUAL));
    assertThat(tenants.get(id).name()).isEqualTo(name);
  }

  @Test
  void all_are_listed_page_by_page() {
    create("zz-one");
    create("zz-two");
    var first = tenants.list(1, "zz");
    assertThat(first.items()).extracting(Tenant::slug).containsExactly("zz-one");
    assertThat(tenants.list(1, first.next()).items())
        .extracting(Tenant::slug)
        .containsExactly("zz-two");
    assertThatThrownBy(() -> tenants.list(1, "'; --"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("cursor_invalid"));
  }

  static void notFound(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("not_found"));
  }

  static void refused(String code, CreateTenant command) {
    assertThatThrownBy(() -> tenants.create(command))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  static Tenant create(String slug, String... hosts) {
    return tenants.create(command(UUID.randomUUID(), slug, hosts));
  }

  static CreateTenant command(UUID id, String slug, String... hosts) {
    return new CreateTenant(id, slug, "An operator", List.of(hosts), "EUR", TenantSettings.USUAL);
  }
}
