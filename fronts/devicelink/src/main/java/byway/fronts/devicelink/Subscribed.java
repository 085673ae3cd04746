package byway.fronts.devicelink;

import byway.fronts.devicelink.mqtt.Reason;
import byway.fronts.devicelink.mqtt.Wish;
import byway.hotspot.protocol.DeviceTopic;

/**
 * What a hotspot has subscribed to, four bits for each topic, because there are very many hotspots.
 * Changed by the line's thread, read by all.
 */
final class Subscribed {
  private static final int BITS = 4;
  private static final int QOS = 3;
  private static final int IS = 4;
  private static final int RETAINS = 8;

  private volatile int all;

  /** Topics of which a hotspot has just subscribed to what it is to hear at once, a bit each. */
  private int toHear;

  Reason add(DeviceTopic topic, Wish wish) {
    boolean isNew = !to(topic);
    set(topic, IS | wish.qos() | (wish.retainAsPublished() ? RETAINS : 0));
    if (!topic.retained() || wish.wantsRetained(isNew)) {
      toHear |= 1 << topic.ordinal();
    }
    return Reason.granted(wish.qos());
  }

  /** Whether there was such a subscription. */
  boolean remove(DeviceTopic topic) {
    boolean was = to(topic);
    set(topic, 0);
    return was;
  }

  private void set(DeviceTopic topic, int bits) {
    int at = topic.ordinal() * BITS;
    all = all & ~(0xF << at) | bits << at;
  }

  /** True once after each subscription that asks for it. */
  boolean isToHear(DeviceTopic topic) {
    int bit = 1 << topic.ordinal();
    boolean is = (toHear & bit) != 0;
    toHear &= ~bit;
    return is;
  }

  boolean to(DeviceTopic topic) {
    return (of(topic) & IS) != 0;
  }

  int qos(DeviceTopic topic) {
    return of(topic) & QOS;
  }

  boolean retainsAsPublished(DeviceTopic topic) {
    return (of(topic) & RETAINS) != 0;
  }

  private int of(DeviceTopic topic) {
    return all >> topic.ordinal() * BITS & 0xF;
  }
}
