package byway.fronts.radius;

import java.time.Duration;

/**
 * What connections may take.
 *
 * @param connections at once
 * @param handshakes of those, how many may not have proven yet who they are
 * @param handshakesEach the same from one address
 * @param requests of one connection under way; the next is read when one is done
 * @param answers waiting to be read by the other side, beyond which the connection is closed
 * @param handshake how long the proof may take
 * @param packet how long one packet may take to come, or an answer to be taken
 * @param idle how long nothing may come
 */
record RadsecLimits(
    int connections,
    int handshakes,
    int handshakesEach,
    int requests,
    int answers,
    Duration handshake,
    Duration packet,
    Duration idle) {
  /** Idle as long as an access point that is silent is taken to be there. */
  static final RadsecLimits USUAL =
      new RadsecLimits(
          4_000,
          200,
          50,
          256,
          512,
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Speaker.SILENCE);
}
