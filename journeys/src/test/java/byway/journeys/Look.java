package byway.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** In what a page is looked at: every page is shown in all of them. */
enum Look {
  PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
  PHONE_DARK(390, 844, ColorScheme.DARK),
  DESKTOP_LIGHT(1280, 900, ColorScheme.LIGHT),
  DESKTOP_DARK(1280, 900, ColorScheme.DARK);

  private final int width;
  private final int height;
  private final ColorScheme colours;

  Look(int width, int height, ColorScheme colours) {
    this.width = width;
    this.height = height;
    this.colours = colours;
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(colours)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB");
  }

  /** Turns an open page into this. */
  void putOn(Page page) {
    page.setViewportSize(width, height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
  }

  boolean isDark() {
    return colours == ColorScheme.DARK;
  }

  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
