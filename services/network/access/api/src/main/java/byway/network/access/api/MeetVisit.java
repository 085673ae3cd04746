package byway.network.access.api;

import org.jspecify.annotations.Nullable;

/**
 * A browser has come to the portal with a visit's token.
 *
 * @param token of the visit
 * @param browser what this browser alone has, at least 128 random bits
 * @param source where it is ({@link Source}); none where that is not known
 * @param agreed whether the person was told which hotspot and client device it is, and wants that
 */
public record MeetVisit(String token, String browser, @Nullable String source, boolean agreed) {
  @Override
  public String toString() {
    return "MeetVisit[hidden]";
  }
}
