package byway.fronts.opennds;

import byway.fronts.metering.Attendance;
import byway.fronts.metering.ProvenAccessPoints;
import byway.fronts.opennds.Client.Seen;
import byway.fronts.opennds.Metering.Order;
import byway.kit.context.Context;
import byway.kit.context.InContext;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Dialect;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway's part ({@code deploy/opennds}) says and asks. It proves by HTTP Basic which
 * access point it is: the id of one, and its faskey. Answers are lines that a shell can read:
 * {@code left MAC ADDRESS BYTES}, {@code end MAC}, {@code again SECONDS}.
 */
@RunOnVirtualThread
@Path("/api/opennds")
@Produces(MediaType.TEXT_PLAIN)
@InContext
class GatewayEndpoint {
  private final ProvenAccessPoints accessPoints;
  private final Metering metering;
  private final Attendance attendance;
  private final Paces paces;
  private final MeterRegistry metrics;

  GatewayEndpoint(
      ProvenAccessPoints accessPoints,
      Metering metering,
      Attendance attendance,
      Paces paces,
      MeterRegistry metrics) {
    this.accessPoints = accessPoints;
    this.metering = metering;
    this.attendance = attendance;
    this.paces = paces;
    this.metrics = metrics;
  }

  /** A client has come back with its token: may it be let in, and how much may go through? */
  @POST
  @Path("/begin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String begin(
      @HeaderParam("Authorization") @Nullable String authorization,
      @FormParam("mac") @Nullable String mac,
      @FormParam("ip") @Nullable String ip,
      @FormParam("token") @Nullable String token,
      @FormParam("custom") @Nullable String custom) {
    return as(
        authorization,
        gateway -> {
          var client = Client.of(text(mac), text(ip), text(token), text(custom));
          return line(metering.begin(gateway, client));
        });
  }

  /** All clients, as {@code ndsctl json} lists them. */
  @POST
  @Path("/look")
  @Consumes(MediaType.APPLICATION_JSON)
  public String look(
      @HeaderParam("Authorization") @Nullable String authorization, @Nullable JsonNode body) {
    return as(
        authorization,
        gateway -> {
          var listed = Listed.of(body);
          listed.reasons().forEach(this::refuse);
          var seen = listed.seen();
          var orders = new ArrayList<>(listed.ends());
          orders.addAll(metering.look(gateway, seen));
          return orders.stream().map(GatewayEndpoint::line).collect(Collectors.joining())
              + "again %d\n".formatted(paces.secondsToNext(gateway, seen, orders));
        });
  }

  /** A client was put out, or went: what it has used, to the byte. */
  @POST
  @Path("/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String end(
      @HeaderParam("Authorization") @Nullable String authorization,
      @FormParam("mac") @Nullable String mac,
      @FormParam("token") @Nullable String token,
      @FormParam("custom") @Nullable String custom,
      @FormParam("up") @Nullable String up,
      @FormParam("down") @Nullable String down) {
    return as(
        authorization,
        gateway -> {
          var client = Client.of(text(mac), "", text(token), text(custom));
          metering.end(
              gateway, new Seen(client, Client.number(text(up)), Client.number(text(down))));
          return "";
        });
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String line(Order order) {
    return switch (order) {
      case Order.Left(var client, long bytes) ->
          "left %s %s %d\n".formatted(client.mac(), client.address(), bytes);
      case Order.End(var client) -> "end %s\n".formatted(client.mac());
    };
  }

  /** What is done for a gateway that has proven itself. */
  private interface Work {
    String with(Gateway gateway) throws Malformed;
  }

  private String as(@Nullable String authorization, Work work) {
    var platform = Context.current().withPrincipal(Principal.PLATFORM);
    var accessPoint = platform.call(() -> proven(authorization));
    var gateway = new Gateway(Context.tenantId(), accessPoint.deviceId());
    attendance.heard(gateway.tenantId(), gateway.deviceId(), Gateway.SILENCE);
    Callable<String> answer =
        () -> {
          try {
            return work.with(gateway);
          } catch (Malformed e) {
            refuse(e.reason());
            throw Refusal.invalid("malformed", "this is not what openNDS says: " + e.reason());
          }
        };
    return platform.call(answer);
  }

  private void refuse(String reason) {
    metrics.counter("byway_opennds_refused_total", "reason", reason).increment();
  }

  private AccessPoint proven(@Nullable String authorization) {
    return accessPoints
        .by(authorization)
        .filter(one -> one.dialect() == Dialect.OPENNDS)
        .orElseThrow(
            () -> {
              refuse("wrong_secret");
              return Refusal.unauthenticated("send the id of an access point and its faskey");
            });
  }
}
