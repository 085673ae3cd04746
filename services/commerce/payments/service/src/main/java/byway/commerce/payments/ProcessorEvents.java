package byway.commerce.payments;

import byway.kit.incoming.MalformedEvent;
import byway.kit.incoming.SourceEvent;
import byway.kit.json.Json;
import byway.kit.values.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The processor's events as its library reads them. */
final class ProcessorEvents {
  private ProcessorEvents() {}

  /** The library takes anything for an event and stumbles over it later. */
  static SourceEvent<Event> read(byte[] body) throws MalformedEvent {
    if (!isEvent(body)) {
      throw new MalformedEvent("the message cannot be read");
    }
    return of(
        StripeObject.deserializeStripeObject(
            new String(body, StandardCharsets.UTF_8),
            Event.class,
            ApiResource.getGlobalResponseGetter()));
  }

  static SourceEvent<Event> of(Event event) {
    return new SourceEvent<>(event.getId(), event.getType(), event);
  }

  private static boolean isEvent(byte[] body) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(body);
    } catch (IOException e) {
      return false;
    }
    return "event".equals(json.path("object").asText())
        && json.path("id").isTextual()
        && json.path("type").isTextual()
        && json.path("api_version").isTextual()
        && json.path("data").path("object").isObject();
  }

  /** Also of another version of the API than this library's: what is read here is in all. */
  static <T extends StripeObject> T object(Event event, Class<T> type) {
    try {
      var deserializer = event.getDataObjectDeserializer();
      return type.cast(
          deserializer.getObject().isPresent()
              ? deserializer.getObject().get()
              : deserializer.deserializeUnsafe());
    } catch (EventDataObjectDeserializationException | ClassCastException e) {
      throw Refusal.invalid("malformed", "the message cannot be read");
    }
  }

  /** Charges, refunds and disputes do not say whose they are: their payment does. */
  static @Nullable String intentId(Event event) {
    try {
      var object = Json.MAPPER.readTree(event.getDataObjectDeserializer().getRawJson());
      var intent = object.path("payment_intent");
      return intent.isTextual() ? intent.asText() : intent.path("id").asText(null);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
