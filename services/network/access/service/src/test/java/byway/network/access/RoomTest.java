package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantSuspended;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomTest extends AccessHouse {
  private static final String PHONE = "02:00:00:00:00:01";
  private static final String OTHER = "02:00:00:00:00:02";

  @BeforeEach
  void known() {
    operators.add(tenant);
  }

  @Test
  void who_is_online_goes_on_while_nobody_new_gets_in() {
    var session = signIn(visit(PHONE), ann);
    var waiting = visit(OTHER);
    suspend(false);
    assertThat(get(session.id()).isOpen()).isTrue();
    assertThat(signIn(visitOf(session), ann).id()).isEqualTo(session.id());
    refused("operator_suspended", () -> signIn(waiting, ben));
    operators.resume(tenant);
    assertThat(signIn(waiting, ben).isOpen()).isTrue();
  }

  @Test
  void at_once_ends_open_sessions_too() {
    var session = signIn(visit(PHONE), ann);
    suspend(true);
    assertThat(get(session.id()).isOpen()).isFalse();
    refused("operator_suspended", () -> signIn(visit(PHONE), ann));
  }

  @Test
  void one_session_more_than_an_operator_may_have_is_refused() {
    var unused = operators.limit(tenant, new TenantLimits(null, null, 1));
    var first = signIn(visit(PHONE), ann);
    var waiting = visit(OTHER);
    refused("operator_full", () -> signIn(waiting, ben));
    var closed = signOut(first.id(), "signed_out");
    assertThat(closed.isOpen()).isFalse();
    assertThat(signIn(waiting, ben).isOpen()).isTrue();
  }

  private void suspend(boolean atOnce) {
    var unused = operators.suspend(tenant, new Suspend("unpaid", atOnce));
    infrastructure.deliver(tenant, new TenantSuspended(tenant, atOnce), listener);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
