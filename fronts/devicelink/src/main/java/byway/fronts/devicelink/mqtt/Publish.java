package byway.fronts.devicelink.mqtt;

/**
 * A message of the client.
 *
 * @param id of the packet; 0 with QoS 0
 * @param repeated whether the client says that it has sent it before (DUP)
 */
public record Publish(String topic, int qos, int id, boolean repeated, byte[] payload)
    implements Packet {}
