package byway.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.events.ActEnded;
import byway.kit.secrets.Keys;
import byway.kit.tasks.Tasks;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Chain;
import byway.operations.audit.api.ChainProof;
import byway.operations.audit.api.Change;
import byway.operations.audit.api.Outcome;
import byway.operations.audit.api.SignedHead;
import byway.operations.audit.api.WriteAct;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
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
  static final String SECRET = "a secret of this installation alone";
  static final Seals seals = new Seals(new Keys(SECRET));

  @TempDir static Path data;
  static Witness witness;
  static AuditEndpoint audit;
  static AuditListener listener;

  final UUID tenant = UUID.randomUUID();
  final UUID staff = UUID.randomUUID();

  @BeforeAll
  static void open() {
    witness = new Witness(data, seals);
    var keys = new SigningKeys(store, new Keys(SECRET), infrastructure.clock);
    var write =
        new WriteActs(
            store,
            seals,
            witness,
            new RaiseAlarms(infrastructure.ids),
            new Tasks(infrastructure.clock));
    listener = new AuditListener(store, write);
    audit =
        new AuditEndpoint(
            store,
            new ProveChain(store, seals, witness),
            write,
            new SignHead(store, seals, keys, infrastructure.clock),
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
    var forged = of(one, 2, "forged");
    behindOurBack(
        "insert into audit.acts (tenant_id, number, act_key, form, at, kind, done_by, role, act,"
            + " call, subject, outcome, code, reason, changes, trace, hash) select tenant_id, 2,"
            + " gen_random_uuid(), form, at, kind, done_by, role, act, call, subject, outcome, code,"
            + " 'forged', changes, trace, '"
            + Chain.hash(tenant, one.hash(), forged)
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

  private static Act of(Act one, long number, String reason) {
    return new Act(
        number,
        one.form(),
        one.at(),
        one.kind(),
        one.by(),
        one.role(),
        one.act(),
        one.call(),
        one.subject(),
        one.outcome(),
        one.code(),
        reason,
        one.changes(),
        one.trace(),
        "");
  }

  @Test
  void what_any_service_tells_is_written_down_once_with_how_it_ended() {
    var refund = told("orders.refund", "REFUSED", "approval_needed");
    infrastructure.deliver(tenant, refund, listener);
    infrastructure.deliver(tenant, refund, listener);
    infrastructure.deliver(tenant, told("devices.block", "DONE", ""), listener);
    var acts = infrastructure.as(tenant, () -> audit.list(10, null)).items();
    assertThat(acts)
        .extracting(Act::call, Act::outcome, Act::code, Act::role)
        .containsExactly(
            tuple("devices.block", Outcome.DONE, "", "owner"),
            tuple("orders.refund", Outcome.REFUSED, "approval_needed", "owner"));
    assertThat(acts.getFirst().changes()).containsExactly(new Change("blocked", "false", "true"));
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(2, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role = 'manager'",
        "call = 'orders.get'",
        "outcome = 'DONE'",
        "code = ''",
        "changes = '[]'",
        "kind = 'APP'",
        "trace = 'x'"
      })
  void each_part_of_an_act_is_in_its_hash(String changed) throws Exception {
    infrastructure.deliver(tenant, told("orders.refund", "REFUSED", "not_permitted"), listener);
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(1, 0));
    behindOurBack("update audit.acts set " + changed + " where tenant_id = '%s'");
    assertThat(infrastructure.as(tenant, audit::prove)).isEqualTo(new ChainProof(0, 1));
  }

  @Test
  void acts_are_found_by_who_what_when_and_how_they_ended() {
    infrastructure.deliver(tenant, told("orders.refund", "REFUSED", "not_permitted"), listener);
    infrastructure.deliver(tenant, told("devices.block", "DONE", ""), listener);
    assertThat(found("outcome:refused")).containsExactly("orders.refund");
    assertThat(found("who:" + staff + " call:devices since:1d")).containsExactly("devices.block");
    assertThat(found("who:" + UUID.randomUUID())).isEmpty();
    assertThat(found("until:2020-01")).isEmpty();
    assertThatThrownBy(() -> found("hash:x"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).startsWith("filter_"));
  }

  private List<String> found(String filter) {
    var asked = new ListRequest(filter, "", null, 10);
    return infrastructure.as(tenant, () -> audit.find(asked)).items().stream()
        .map(Act::call)
        .toList();
  }

  @Test
  void a_head_is_signed_by_one_key_that_others_know_again() {
    write("a", "one");
    var head = infrastructure.as(tenant, audit::head);
    write("a", "two");
    var next = infrastructure.as(tenant, audit::head);
    assertThat(head.isSigned()).isTrue();
    assertThat(next.isSigned()).isTrue();
    assertThat(next.print()).isEqualTo(head.print()).matches("([0-9a-f]{4} ){7}[0-9a-f]{4}");
    assertThat(next.number()).isEqualTo(2);
    var moved =
        new SignedHead(tenant, 1, head.hash(), next.at(), head.publicKey(), next.signature());
    assertThat(moved.isSigned()).isFalse();
    var others = infrastructure.as(UUID.randomUUID(), audit::head);
    assertThat(others.publicKey()).isNotEqualTo(head.publicKey());
  }

  @Test
  void a_head_that_somebody_wrote_behind_our_back_is_not_signed() throws Exception {
    write("a", "one");
    behindOurBack("update audit.heads set hash = 'other' where tenant_id = '%s'");
    assertThatThrownBy(() -> infrastructure.as(tenant, audit::head))
        .hasMessageContaining("not written here");
  }

  private ActEnded told(String call, String outcome, String code) {
    return new ActEnded(
        UUID.randomUUID(),
        infrastructure.clock.instant(),
        "STAFF",
        staff,
        "owner",
        call,
        call,
        UUID.randomUUID().toString(),
        outcome,
        code,
        "because",
        List.of(new ActEnded.Change("blocked", "false", "true")),
        "trace");
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
