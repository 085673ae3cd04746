package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Who a key belongs to, and what is left of the money. */
final class AccountCalls {
  private AccountCalls() {}

  static void addTo(Routes routes, String id, String name) {
    routes
        .add("GET /v1/account", call -> account(id, name))
        .add("GET /v1/balance", call -> balance(call.change()));
  }

  private static ObjectNode account(String id, String name) {
    var account =
        Json.object()
            .put("id", id)
            .put("object", "account")
            .put("charges_enabled", true)
            .put("type", "standard");
    account.putObject("business_profile").put("name", name);
    account.putObject("settings").putObject("dashboard").put("display_name", name);
    return account;
  }

  /** All that was captured and not paid back, by currency; fees are not taken here. */
  private static ObjectNode balance(Change change) {
    var sums = new java.util.TreeMap<String, Long>();
    change
        .newestFirst(Charges.KIND)
        .forEach(
            charge ->
                sums.merge(
                    charge.path("currency").asText(),
                    charge.path("amount_captured").asLong()
                        - charge.path("amount_refunded").asLong(),
                    Long::sum));
    var balance = Json.object().put("object", "balance").put("livemode", false);
    var available = balance.putArray("available");
    balance.putArray("pending");
    for (Map.Entry<String, Long> sum : sums.entrySet()) {
      available.addObject().put("amount", sum.getValue()).put("currency", sum.getKey());
    }
    return balance;
  }
}
