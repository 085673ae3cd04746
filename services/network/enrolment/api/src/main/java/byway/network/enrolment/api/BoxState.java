package byway.network.enrolment.api;

import java.util.UUID;

/** What has become of a box. */
public sealed interface BoxState {
  /** Nobody has claimed it yet. */
  record Waiting(String nonce) implements BoxState {}

  /**
   * It is a hotspot. Nothing in this is secret: the secret was made on the box.
   *
   * @param name of the hotspot
   * @param claimedBy what the box shows of who claimed it
   * @param signature by the authority over {@code byway-identity}, the box's id, the nonce that it
   *     has signed, operator, hotspot, mqtt and portal, with line feeds between
   */
  record Claimed(UUID deviceId, String name, String claimedBy, String signature)
      implements BoxState {}
}
