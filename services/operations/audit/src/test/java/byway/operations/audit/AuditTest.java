package byway.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import byway.contracts.audit.Act;
import byway.contracts.audit.ChainProof;
import byway.contracts.audit.WriteAct;
import byway.kit.context.Principal;
import byway.kit.testing.TestGround;
import byway.kit.values.Refusal;
import java.sql.DriverManager;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AuditTest {
  static final TestGround ground = TestGround.fresh();
  static final AuditStore store = new AuditStore(ground.databases());
  static final AuditEndpoint audit = new AuditEndpoint(store, ground.clock);

  final UUID tenant = UUID.randomUUID();
  final UUID staff = UUID.randomUUID();

  @AfterAll
  static void close() {
    ground.close();
  }

  @Test
  void what_staff_do_is_listed_newest_first_with_who_and_why() {
    write("hotspot.block", "stolen");
    write("hotspot.unblock", "found again");
    assertThat(ground.as(tenant, () -> audit.list(10, null)).items())
        .extracting(Act::number, Act::act, Act::reason, Act::by)
        .containsExactly(
            tuple(2L, "hotspot.unblock", "found again", staff),
            tuple(1L, "hotspot.block", "stolen", staff));
    assertThat(ground.as(tenant, audit::prove)).isEqualTo(new ChainProof(2, 0));
  }

  @Test
  void the_same_act_again_is_one() {
    var command = new WriteAct(UUID.randomUUID(), "a", "b", "c");
    var first = ground.as(tenant, () -> audit.write(command));
    assertThat(ground.as(tenant, () -> audit.write(command))).isEqualTo(first);
    assertThat(ground.as(tenant, audit::prove).acts()).isEqualTo(1);
  }

  @Test
  void the_service_itself_cannot_change_an_act() {
    write("a", "c");
    assertThatThrownBy(
            () ->
                ground.as(
                    tenant,
                    () -> store.write(tx -> tx.update("update acts set reason = 'x'").execute())))
        .hasMessageContaining("P0001");
  }

  @Test
  void who_changes_one_behind_our_back_breaks_the_chain_there() throws Exception {
    write("a", "one");
    write("a", "two");
    write("a", "three");
    try (var connection =
            DriverManager.getConnection(
                ground.jdbcUrl(), TestGround.superuser(), TestGround.superuserPassword());
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(
          "update audit.acts set reason = 'other' where number = 2 and tenant_id = '"
              + tenant
              + "'");
    }
    assertThat(ground.as(tenant, audit::prove)).isEqualTo(new ChainProof(1, 2));
  }

  @Test
  void an_act_without_a_reason_is_refused() {
    assertThatThrownBy(() -> write("a", " "))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("reason_missing"));
  }

  Act write(String act, String reason) {
    return ground.as(
        tenant,
        Principal.staff(staff),
        () -> audit.write(new WriteAct(UUID.randomUUID(), act, "BW-1", reason)));
  }
}
