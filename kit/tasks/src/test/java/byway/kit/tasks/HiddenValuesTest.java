package byway.kit.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretFile;
import byway.kit.secrets.SecretSettings;
import byway.kit.settings.Settings;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store;
import byway.kit.store.Store.Deed;
import byway.kit.testing.TestInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is hidden follows the version of the secret that is in use. */
class HiddenValuesTest {
  private static final String PURPOSE = "test.diary";
  private static final List<UUID> TENANTS = List.of(UUID.randomUUID(), UUID.randomUUID());

  @TempDir Path data;

  @Test
  void after_a_rotation_all_is_hidden_anew_and_the_version_before_may_go() throws IOException {
    var settings = Settings.read(Map.of("BYWAY_DATA", data.toString()));
    var ring = SecretSettings.keyring(settings);
    var keys = new Keys(ring);
    try (var infrastructure = TestInfrastructure.fresh()) {
      var diaries =
          new Diaries(new Shelf(infrastructure.databases(), new Tasks(infrastructure.clock)), keys);
      TENANTS.forEach(tenant -> IntStream.range(0, 600).forEach(n -> diaries.write(tenant, n)));
      assertThat(diaries.counts()).containsExactly(Map.entry(1, 1200L));
      diaries.hideAnew();
      assertThat(diaries.counts()).containsExactly(Map.entry(1, 1200L));

      rotate(SecretFile.of(settings), ring);
      diaries.write(TENANTS.getFirst(), 600);
      assertThat(diaries.counts()).containsExactly(Map.entry(1, 1200L), Map.entry(2, 1L));
      diaries.hideAnew();
      assertThat(diaries.counts()).containsExactly(Map.entry(2, 1201L));
      SecretFile.of(settings).retire(1);
      ring.look();
      assertThat(diaries.lost()).isZero();
      assertThat(diaries.read(TENANTS.getFirst(), 600)).isEqualTo("600");
      assertThat(diaries.read(TENANTS.getLast(), 17)).isEqualTo("17");
      rotate(SecretFile.of(settings), ring);
      SecretFile.of(settings).retire(2);
      ring.look();
      assertThat(diaries.lost()).isEqualTo(1201);
      diaries.hideAnew();
      assertThat(diaries.counts()).containsExactly(Map.entry(2, 1201L));
    }
  }

  private static void rotate(SecretFile file, Keyring ring) throws IOException {
    file.use(file.add());
    ring.look();
  }

  /** A service that keeps what it must be able to say again. */
  private static final class Diaries extends HiddenValues {
    private final Store store;
    private final Keys keys;

    Diaries(Store store, Keys keys) {
      super(
          store, keys, HiddenColumn.of("diaries", "page", PURPOSE, "tenant_id", "number", "'ink'"));
      this.store = store;
      this.keys = keys;
    }

    void write(UUID tenant, int number) {
      var page = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
      store.changeAcross(
          List.of(tenant),
          tx ->
              tx.update("insert into diaries (tenant_id, number, page) values (:t, :n, :page)")
                  .bind("t", tenant)
                  .bind("n", number)
                  .bind("page", keys.hide(PURPOSE, page, tenant, number, "ink"))
                  .execute());
    }

    String read(UUID tenant, int number) {
      var hidden =
          store.across(
              List.of(tenant),
              tx ->
                  tx.query("select page from diaries where number = :n")
                      .bind("n", number)
                      .mapTo(byte[].class)
                      .one());
      return new String(
          keys.reveal(PURPOSE, hidden, tenant, number, "ink").orElseThrow(),
          StandardCharsets.UTF_8);
    }

    @Override
    public String what() {
      return "diaries";
    }

    @Override
    protected void inParts(Deed deed) {
      TENANTS.forEach(tenant -> store.changeAcross(List.of(tenant), deed));
    }
  }
}
