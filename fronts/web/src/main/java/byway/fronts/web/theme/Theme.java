package byway.fronts.web.theme;

import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantLook;
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

  /** With an accent as {@code #rrggbb}, or none where it is anything else. */
  public static Theme of(String accent) {
    return new Theme(accent.matches("#[0-9a-fA-F]{6}") ? accent : "", "");
  }

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

  /**
   * The accent as pages of one kind show it.
   *
   * @param ink what is read on it
   * @param chosenContrast of the colour that was chosen, where it is read worst
   */
  public record Shade(String colour, String ink, double chosenContrast) {
    public boolean isAsChosen() {
      return chosenContrast >= AA;
    }
  }

  /** On light pages; only where there is an accent. */
  public Shade onLight() {
    return shade(Colour.BLACK, LIGHT_PAPER, Colour.WHITE);
  }

  /** On dark pages; only where there is an accent. */
  public Shade onDark() {
    return shade(Colour.WHITE, DARK_PAPER, DARK_CARD);
  }

  private Shade shade(Colour end, Colour paper, Colour card) {
    var chosen = Colour.of(accent);
    var shown = chosen.towards(end, AA, paper, card, TINT);
    var ink =
        shown.contrast(Colour.WHITE) >= shown.contrast(Colour.BLACK) ? Colour.WHITE : Colour.BLACK;
    return new Shade(
        shown.hex(), ink.hex(), chosen.leastContrast(paper, card, card.mixed(chosen, TINT)));
  }

  /** Tokens that replace those of {@code look.css}; nothing without an accent. */
  public String css() {
    return css(":root");
  }

  /** The same for a part of a page only, such as a preview. */
  public String css(String selector) {
    return isStyled()
        ? """
        %1$s { %2$s }
        @media (prefers-color-scheme: dark) { %1$s { %3$s } }
        """
            .formatted(selector, tokens(onLight()), tokens(onDark()))
        : "";
  }

  private static String tokens(Shade shade) {
    return "--accent: %s; --accent-ink: %s;".formatted(shade.colour(), shade.ink());
  }
}
