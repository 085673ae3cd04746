package byway.fronts.look.theme;

import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.TenantLook;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An operator's accent and logo on our pages. The accent is darkened on light pages and lightened
 * on dark ones until text in it has a contrast of 4.5 to 1 on paper, cards and tints (WCAG AA), and
 * the ink on it is black or white, whichever is read better.
 */
public record Theme(String accent, String logo) {
  private static final double AA = 4.5;
  private static final double TINT = 0.10;
  private static final Colour LIGHT_PAPER = Colour.of("#faf7f2");
  private static final Colour DARK_PAPER = Colour.of("#12110f");
  private static final Colour DARK_CARD = Colour.of("#1b1a17");

  /** Of this operator; the platform's own where there is none. */
  public static Theme of(@Nullable Tenant tenant) {
    var look =
        tenant == null
            ? TenantLook.USUAL
            : Objects.requireNonNullElse(tenant.settings().look(), TenantLook.USUAL);
    return new Theme(look.accent(), look.logo());
  }

  public boolean isStyled() {
    return !accent.isEmpty();
  }

  public boolean hasLogo() {
    return !logo.isEmpty();
  }

  /** Address of the style sheet; another accent is another address. */
  public String styles() {
    var hash = new CRC32();
    hash.update(accent.getBytes(StandardCharsets.US_ASCII));
    return "/look/theme.css?v=" + HexFormat.of().toHexDigits(hash.getValue(), 8);
  }

  /** Tokens that replace those of {@code look.css}; nothing without an accent. */
  public String css() {
    if (!isStyled()) {
      return "";
    }
    var chosen = Colour.of(accent);
    return """
    :root { %s }
    @media (prefers-color-scheme: dark) { :root { %s } }
    """
        .formatted(
            tokens(chosen.towards(Colour.BLACK, AA, LIGHT_PAPER, Colour.WHITE, TINT)),
            tokens(chosen.towards(Colour.WHITE, AA, DARK_PAPER, DARK_CARD, TINT)));
  }

  private static String tokens(Colour accent) {
    var ink =
        accent.contrast(Colour.WHITE) >= accent.contrast(Colour.BLACK)
            ? Colour.WHITE
            : Colour.BLACK;
    return "--accent: %s; --accent-ink: %s;".formatted(accent.hex(), ink.hex());
  }
}
