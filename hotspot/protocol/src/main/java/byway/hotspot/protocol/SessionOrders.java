package byway.hotspot.protocol;

import java.util.List;

/**
 * Down, topic {@code s}, QoS 1: 1 to 64 orders.
 *
 * @param orders in no significant order
 */
public record SessionOrders(List<SessionOrder> orders) implements DeviceMessage {
  public SessionOrders {
    orders = List.copyOf(orders);
    ProtocolLimits.items("orders", orders.size(), 1, ProtocolLimits.ITEMS);
  }

  public SessionOrders(SessionOrder... orders) {
    this(List.of(orders));
  }
}
