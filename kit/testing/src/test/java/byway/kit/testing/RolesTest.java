package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.bus.Subscriptions;
import byway.kit.events.Event;
import byway.kit.settings.Roles;
import org.junit.jupiter.api.Test;

/** Whose a class is; the role {@code catalog} is this module's own for its tests. */
class RolesTest {
  @Test
  void a_class_belongs_to_the_service_in_whose_package_it_lies_but_its_api_to_whoever_uses_it() {
    assertThat(Roles.ownerOf("byway.commerce.catalog.Packs")).hasValue("catalog");
    assertThat(Roles.ownerOf("byway.commerce.catalog.shelves.Shelf")).hasValue("catalog");
    assertThat(Roles.ownerOf("byway.commerce.catalog.api.Catalog")).isEmpty();
    assertThat(Roles.ownerOf("byway.commerce.catalog.api.asking.Offers")).isEmpty();
    assertThat(Roles.ownerOf("byway.fronts.api.Shell")).isEmpty();
  }

  @Test
  void what_each_process_hears_is_of_no_role_and_keeps_no_queue() {
    var everywhere = Subscriptions.everywhere(SomethingHappened.class, (id, event) -> {});
    assertThat(everywhere.isEverywhere()).isTrue();
    assertThat(everywhere.durable()).isFalse();
    var passing = Subscriptions.passing("catalog", SomethingHappened.class, (id, event) -> {});
    assertThat(passing.isEverywhere()).isFalse();
  }

  /** A fact. */
  @Event("things.something-happened.v1")
  record SomethingHappened() {}
}
