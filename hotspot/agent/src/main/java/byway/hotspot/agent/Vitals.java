package byway.hotspot.agent;

import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.UplinkKind;

/** Where battery and signal are read. */
public interface Vitals {
  /** What a box without battery, on a cable, has to say. */
  Vitals NONE = () -> new Reading(Heartbeat.UNKNOWN_BATTERY, 0, UplinkKind.UNKNOWN);

  Reading read();

  /**
   * Battery and signal now.
   *
   * @param batteryPercent 0..100, or {@link Heartbeat#UNKNOWN_BATTERY}
   * @param signalDbm -150..-1, or {@link Heartbeat#UNKNOWN_SIGNAL}
   * @param uplink how the platform is reached
   */
  record Reading(int batteryPercent, int signalDbm, UplinkKind uplink) {}
}
