package byway.fronts.devicelink.mqtt;

/**
 * A message of the client.
 *
 * @param id of the packet; 0 with QoS 0
 */
public record Publish(String topic, int qos, int id, byte[] payload) implements Packet {}
