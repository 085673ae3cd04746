package byway.kit.calls;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For services, where only they know whose something is; where the call says it, see {@link Own}.
 */
public final class Owners {
  private Owners() {}

  /** Refuses a customer who asks about another's as if it were not there. */
  public static void check(@Nullable UUID customerId, String what) {
    var asking = Context.current().principal().id();
    if (isCustomer() && (asking == null || !asking.equals(customerId))) {
      throw Refusal.notFound(what);
    }
  }

  /** Whether a customer asks this themselves, and no service for them. */
  public static boolean isCustomer() {
    return asks(Principal.Kind.CUSTOMER);
  }

  /** Refuses staff who ask about another operator. */
  public static void checkOperator(UUID tenantId) {
    if (asks(Principal.Kind.STAFF) && !tenantId.equals(Context.current().tenant())) {
      throw Refusal.notFound("the operator");
    }
  }

  /** Whether one of this kind asks this themselves, and no service for them. */
  public static boolean asks(Principal.Kind kind) {
    return Gate.isDirect() && Context.current().principal().kind() == kind;
  }
}
