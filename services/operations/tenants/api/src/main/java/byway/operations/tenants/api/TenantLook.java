package byway.operations.tenants.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an operator's pages look. Whatever accent is chosen, pages darken or lighten it until it can
 * be read.
 *
 * @param accent {@code #rrggbb}; empty for the platform's own
 * @param logo a picture as {@code data:image/png;base64,...}, {@code webp} or {@code svg+xml}, at
 *     most 8,000 characters, because the portal must stay small; empty for the platform's own
 */
public record TenantLook(String accent, String logo) {
  public static final TenantLook USUAL = new TenantLook("", "");

  @SuppressWarnings("RedundantNullCheck") // older callers do not send it
  public TenantLook {
    accent = orEmpty(accent);
    logo = orEmpty(logo);
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
