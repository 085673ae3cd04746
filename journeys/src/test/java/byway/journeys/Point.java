package byway.journeys;

import byway.hotspot.protocol.DeviceLogin;
import byway.kit.radius.Attribute;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A hotspot of the operator {@code here} that may speak both MQTT and RADIUS. */
record Point(UUID id, String deviceSecret, String secret) {
  static Point register(Platform here) throws IOException {
    var id = UUID.randomUUID();
    var registered =
        here.tell(
            "/internal/devices",
            "{'id':'%s','name':'Shop','serial':'S%s'}"
                .formatted(id, id.toString().substring(0, 8)));
    var known =
        here.put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'GENERIC',
             'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
            """
                .formatted(id));
    return new Point(id, registered.get("secret").asText(), known.get("secret").asText());
  }

  /** Speaks MQTT as this hotspot, and could say anything. */
  Mqtt3AsyncClient connect(int port) {
    var client =
        Mqtt3Client.builder()
            .identifier(id.toString())
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth()
            .username(new DeviceLogin("here", id.toString()).userName())
            .password(deviceSecret.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildAsync();
    CompletableFuture<?> connected = client.connect();
    connected.join();
    return client;
  }

  /** As its client asks to be let in. */
  Nas.Credentials named(Nas nas, String name, String password) {
    return authenticator -> {
      var all = new ArrayList<>(nas.pap(name, password).with(authenticator));
      all.add(Attribute.of(Type.NAS_IDENTIFIER, id.toString()));
      return all;
    };
  }

  List<Attribute> numbers(int status, Packet accepted, String mac, String acct, long down) {
    var all = new ArrayList<Attribute>();
    all.add(Attribute.of(Type.NAS_IDENTIFIER, id.toString()));
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac.replace(':', '-')));
    all.addAll(accepted.all(Type.CLASS));
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, 0));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down));
    return all;
  }
}
