package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One payment as an onlooker sees it.
 *
 * @param id the payment intent's id
 * @param customer the processor's id of who pays
 * @param clientReferenceId what the seller called the page on which it is paid
 */
public record Payment(
    String id,
    @Nullable String customer,
    @Nullable String clientReferenceId,
    Map<String, String> metadata) {
  static Payment of(Change change, ObjectNode intent) {
    var session = change.find("checkout.session", Json.text(intent.path("_"), "session"));
    var metadata = new HashMap<String, String>();
    intent
        .path("metadata")
        .properties()
        .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
    return new Payment(
        Json.id(intent),
        Json.text(intent, "customer"),
        session == null ? null : Json.text(session, "client_reference_id"),
        metadata);
  }
}
