package byway.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.ChainProof;
import byway.operations.audit.api.WriteAct;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AuditStore store = new AuditStore(infrastructure.databases());
  static final Seals seals = new Seals(new Keys("a secret of this installation alone"));

  @TempDir static Path data;
  static Witness witness;
  static AuditEndpoint audit;

  final UUID tenant = UUID.randomUUID();
  final UUID staff = UUID.randomUUID();

  @BeforeAll
  static void open() {
    witness = new Witness(data, seals);
    audit =
        new AuditEndpoint(
            store,
            new ProveChain(store, seals, witness),
            seals,
            witness,
            new RaiseAlarms(infrastructure.ids),
            infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void what_staff_do_is_listed_newest_first_with_who_and_why() {
    write("hotspot.block", "stolen");
    write("hotspot.unblock", "found again");
    assertThat(infrastructure.as(tenant, () -> audit.list(10, null)).items())
        .extracting(Act::number, Act::act, Act::reason, Act::by)
        .containsExactly(
            tuple(2L, "hotspot.unblock", "found again", staff),
            tuple(1L, "hotspot.block", "stolen", staff));
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(2, 0));
  }

  @Test
  void the_same_act_again_is_one() {
    var command = new WriteAct(UUID.randomUUID(), "a", "b", "c");
    var first = infrastructure.as(tenant, () -> audit.write(command));
    assertThat(infrastructure.as(tenant, () -> audit.write(command))).isEqualTo(first);
    assertThat(infrastructure.as(tenant, audit::prove).acts()).isEqualTo(1);
  }

  @Test
  void the_service_itself_cannot_change_an_act() {
    write("a", "c");
    assertThatThrownBy(
            () ->
                infrastructure.as(
                    tenant,
                    () -> store.write(tx -> tx.update("update acts set reason = 'x'").execute())))
        .hasMessageContaining("P0001");
  }

  @Test
  void who_changes_one_behind_our_back_breaks_the_chain_there() throws Exception {
    write("a", "one");
    write("a", "two");
    write("a", "three");
    behindOurBack("update audit.acts set reason = 'other' where number = 2 and tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(1, 2));
  }

  @Test
  void who_cuts_off_the_tail_is_noticed_even_when_the_head_is_cut_with_it() throws Exception {
    write("a", "one");
    var two = write("a", "two");
    write("a", "three");
    behindOurBack("delete from audit.acts where number = 3 and tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(2, 3));
    behindOurBack(
        "update audit.heads set number = 2, hash = '" + two.hash() + "' where tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove).isWhole()).isFalse();
    behindOurBack("update audit.heads set seal = '' where tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove).isWhole()).isFalse();
  }

  @Test
  void a_database_that_is_set_back_whole_is_noticed_by_what_was_seen() throws Exception {
    write("a", "one");
    var two = write("a", "two");
    write("a", "three");
    behindOurBack("delete from audit.acts where number = 3 and tenant_id = '%s'");
    var seal = seals.of(tenant, 2, two.hash());
    behindOurBack(
        "update audit.heads set number = 2, hash = '%s', seal = '%s' where"
                .formatted(two.hash(), seal)
            + " tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(2, 3));
  }

  @Test
  void an_act_that_is_added_behind_the_last_is_noticed_however_well_it_follows() throws Exception {
    var one = write("a", "one");
    var forged = new Act(2, one.at(), one.by(), one.act(), one.subject(), "forged", "");
    behindOurBack(
        "insert into audit.acts (tenant_id, number, act_key, at, done_by, act, subject, reason,"
            + " hash) select tenant_id, 2, gen_random_uuid(), at, done_by, act, subject, 'forged', '"
            + AuditRows.hash(one.hash(), forged)
            + "' from audit.acts where tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(1, 2));
  }

  @Test
  void an_act_deleted_in_the_middle_is_noticed() throws Exception {
    write("a", "one");
    write("a", "two");
    write("a", "three");
    behindOurBack("delete from audit.acts where number = 2 and tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(1, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+5", "٥", "", "1.0", " 1", "01", "99999999999999999999", "x"})
  void a_cursor_that_was_not_given_out_is_refused(String cursor) {
    assertThatThrownBy(() -> infrastructure.as(tenant, () -> audit.list(5, cursor)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("cursor_invalid"));
  }

  @Test
  void all_of_it_deleted_is_noticed_too() throws Exception {
    write("a", "one");
    behindOurBack("delete from audit.acts where tenant_id = '%s'");
    behindOurBack("delete from audit.heads where tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(0, 1));
  }

  @Test
  void acts_of_before_there_were_seals_are_whole_and_sealed_by_the_next() throws Exception {
    write("a", "one");
    behindOurBack("update audit.heads set seal = '' where tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(1, 0));
    write("a", "two");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(2, 0));
  }

  private void behindOurBack(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                infrastructure.jdbcUrl(),
                TestInfrastructure.superuser(),
                TestInfrastructure.superuserPassword());
        var open = connection.createStatement()) {
      open.execute("set session_replication_role = replica");
      open.execute(statement.formatted(tenant));
    }
  }

  @Test
  void an_act_without_a_reason_is_refused() {
    assertThatThrownBy(() -> write("a", " "))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("reason_missing"));
  }

  Act write(String act, String reason) {
    return infrastructure.as(
        tenant,
        Principal.staff(staff, StaffRole.OWNER),
        () -> audit.write(new WriteAct(UUID.randomUUID(), act, "BW-1", reason)));
  }
}
