package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretFile;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.testing.KnownTenants;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is hidden follows the secret by itself, so that an old version can go. */
class HiddenAnewTest {
  @TempDir Path data;

  @Test
  void after_a_rotation_what_is_hidden_is_hidden_anew_and_the_old_version_can_go()
      throws Exception {
    var settings = Settings.read(Map.of("BYWAY_DATA", data.toString()));
    var ring = SecretSettings.keyring(settings);
    var keys = new Keys(ring);
    var file = SecretFile.of(settings);
    try (var infrastructure = TestInfrastructure.fresh()) {
      var store = new NotificationsStore(infrastructure.databases());
      var secrets = new BounceSecrets(store, keys);
      var ann = UUID.randomUUID();
      var bob = UUID.randomUUID();
      for (var tenant : new UUID[] {ann, bob}) {
        infrastructure.as(tenant, () -> secrets.renew(tenant, infrastructure.clock.instant()));
        infrastructure.as(tenant, () -> secrets.renew(tenant, infrastructure.clock.instant()));
      }
      var before = infrastructure.as(ann, () -> secrets.known(ann));
      assertThat(before).hasSize(2);
      file.use(file.add());
      ring.look();

      var tenants = new KnownTenants(ann, bob);
      var counts = new HiddenByVersion(store, tenants);
      assertThat(Context.platform().call(counts::counts)).containsOnlyKeys(1);
      var anew = new HiddenAnew(store, tenants, keys);
      Context.platform().run(anew::run);
      assertThat(Context.platform().call(counts::counts)).isEqualTo(Map.of(2, 4L));
      file.retire(1);
      ring.look();
      assertThat(infrastructure.as(ann, () -> secrets.known(ann))).isEqualTo(before);
      assertThat(infrastructure.as(bob, () -> secrets.known(bob))).hasSize(2);
    }
  }
}
