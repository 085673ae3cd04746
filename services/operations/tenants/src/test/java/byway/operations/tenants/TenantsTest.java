package byway.operations.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.contracts.tenants.CreateTenant;
import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.TenantSettings;
import byway.kit.testing.TestGround;
import byway.kit.values.Refusal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsTest {
  static final TestGround ground = TestGround.fresh();
  static final TenantsEndpoint tenants = new TenantsEndpoint(new TenantsStore(ground.databases()));

  @AfterAll
  static void close() {
    ground.close();
  }

  @Test
  void an_operator_is_found_by_its_host_in_any_case_with_or_without_port() {
    var created = create("hosted", "wifi.example", "localhost:8080");
    assertThat(tenants.byHost("WiFi.Example:443")).isEqualTo(created);
    assertThat(tenants.byHost("localhost:8080")).isEqualTo(created);
    assertThatThrownBy(() -> tenants.byHost("localhost:9090")).isInstanceOf(Refusal.class);
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
  void settings_change_and_negative_ones_are_refused() {
    var id = create("settings").id();
    var settings = new TenantSettings(1, 2, 3, 4, 5);
    assertThat(tenants.change(id, settings).settings()).isEqualTo(settings);
    assertThatThrownBy(() -> tenants.change(id, new TenantSettings(-1, 0, 0, 0, 1)))
        .isInstanceOf(Refusal.class);
    assertThat(tenants.get(id).settings()).isEqualTo(settings);
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
