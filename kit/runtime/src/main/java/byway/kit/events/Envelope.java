package byway.kit.events;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.json.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way: CloudEvents 1.0 in its structured JSON form, with the tenant and the trace as
 * extensions. The type is the name of a contract and its version, never a Java class.
 *
 * @param data the event itself, or, in one that was read, its members still to be understood
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope(
    String specversion,
    UUID id,
    String source,
    String type,
    Instant time,
    String datacontenttype,
    @Nullable UUID tenant,
    String traceparent,
    @JsonDeserialize(as = TokenBuffer.class) Object data) {

  public static Envelope of(UUID id, Instant time, Record event) {
    var type = typeOf(event.getClass());
    var context = Context.isBound() ? Context.current() : Context.platform();
    return new Envelope(
        "1.0",
        id,
        "/byway/" + type.substring(0, type.indexOf('.')),
        type,
        time,
        "application/json",
        context.tenant(),
        context.trace().traceparent(),
        event);
  }

  /** The context in which a subscriber handles this fact. */
  public Context context() {
    return new Context(tenant, Trace.parse(traceparent), Principal.PLATFORM);
  }

  public static String typeOf(Class<?> event) {
    var mark = event.getAnnotation(Event.class);
    if (mark == null) {
      throw new IllegalArgumentException(event.getName() + " is not marked with @Event");
    }
    return mark.value();
  }

  public String encode() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written: " + type, e);
    }
  }

  public static Envelope decode(byte[] utf8) {
    try {
      return Json.MAPPER.readValue(utf8, Envelope.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an envelope", e);
    }
  }

  /** The event as its own type. */
  public <E> E data(Class<E> event) {
    if (!(data instanceof TokenBuffer members)) {
      return event.cast(data);
    }
    try (var parser = members.asParser()) {
      return Json.MAPPER.readValue(parser, event);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a " + type, e);
    }
  }
}
