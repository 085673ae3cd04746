package byway.kit.incoming;

import byway.kit.context.Context;
import byway.kit.json.Json;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import byway.kit.values.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** A service that is told by a carrier where its parcels are. */
final class Parcels extends Store {
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  volatile String trouble = "";

  Parcels(Databases databases) {
    super(databases, "parcels", "V1__parcels.sql");
  }

  Receiver<JsonNode> receiver(Signatures signatures, InstantSource clock) {
    return new Receiver<>(
        "carrier",
        signatures,
        Parcels::read,
        Map.of("parcel.moved", this::moved),
        this,
        clock,
        metrics);
  }

  private static SourceEvent<JsonNode> read(byte[] body) throws MalformedEvent {
    try {
      var json = Json.MAPPER.readTree(body);
      if (!json.path("id").isTextual() || !json.path("kind").isTextual()) {
        throw new MalformedEvent("the message is no event");
      }
      return new SourceEvent<>(json.path("id").asText(), json.path("kind").asText(), json);
    } catch (IOException e) {
      throw new MalformedEvent("the message is no JSON");
    }
  }

  private Plan moved(JsonNode event) {
    switch (trouble) {
      case "defect" -> throw new IllegalStateException("a defect");
      case "away" -> throw Refusal.unavailable("carrier_unavailable", "the carrier is away");
      default -> {}
    }
    if (!event.path("tenant").isTextual()) {
      return Plan.foreign();
    }
    var parcel = UUID.fromString(event.path("parcel").asText());
    return Plan.of(
            UUID.fromString(event.path("tenant").asText()),
            tx ->
                tx.update(
                            """
                            update parcels set state = :state, changes = changes + 1 where id = :id
                            """)
                        .bind("state", event.path("state").asText())
                        .bind("id", parcel)
                        .execute()
                    == 1)
        .onlyIfNewer(parcel.toString(), event.path("version").asLong());
  }

  UUID send() {
    var id = UUID.randomUUID();
    change(
        tx ->
            tx.update("insert into parcels (tenant_id, id, state) values (:tenant, :id, 'SENT')")
                .bind("tenant", Context.tenantId())
                .bind("id", id)
                .execute());
    return id;
  }

  /** Its state and how often that changed. */
  String find(UUID id) {
    return read(
        tx ->
            tx.query("select state || ' ' || changes from parcels where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
  }

  double counted(String outcome) {
    return metrics.counter("byway_incoming_total", "source", "carrier", "outcome", outcome).count();
  }
}
