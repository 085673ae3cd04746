package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * From where a proof of somebody comes, as the front sees it. Guesses are counted by it, and what
 * was sent to somebody is bound to who asked for it.
 *
 * @param source one network address, or the part of a network that one subscriber has (an IPv6
 *     /64), or one access point; in any form, as long as it is the same each time
 * @param device what a sign-in has given this browser or app ({@link Tokens#device}), so that a
 *     stranger's guesses do not count against it
 * @param challenge what the front has given this browser or app alone, at least 128 random bits: a
 *     code is asked for and entered with the same one, and is worth nothing with another
 * @param session the access token that this browser or app holds
 * @param browser what it calls itself (RFC 9110, 10.1.5), to be shown to the person again
 */
public record CameFrom(
    String source,
    @Nullable String device,
    @Nullable String challenge,
    @Nullable String session,
    @Nullable String browser) {
  /** Of something that does not say what it is. */
  public CameFrom(
      String source,
      @Nullable String device,
      @Nullable String challenge,
      @Nullable String session) {
    this(source, device, challenge, session, null);
  }

  @Override
  public String toString() {
    return "CameFrom[hidden]";
  }
}
