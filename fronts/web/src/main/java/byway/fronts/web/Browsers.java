package byway.fronts.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What a browser calls itself, as people know it: "Firefox, Android". Browsers name one another in
 * what they send, so that the more special names are looked for first.
 */
@Singleton
@Named("browsers")
public final class Browsers {
  private static final int LONGEST = 40;

  /** What is looked for, and its name. */
  private record Sign(String sign, String name) {}

  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("Edg", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("SamsungBrowser", "Samsung Internet"),
          new Sign("Firefox/", "Firefox"),
          new Sign("FxiOS/", "Firefox"),
          new Sign("CriOS/", "Chrome"),
          new Sign("Chrome/", "Chrome"),
          new Sign("Safari/", "Safari"));

  private static final List<Sign> SYSTEMS =
      List.of(
          new Sign("Android", "Android"),
          new Sign("iPhone", "iPhone"),
          new Sign("iPad", "iPad"),
          new Sign("Windows", "Windows"),
          new Sign("Mac OS X", "Mac"),
          new Sign("CrOS", "ChromeOS"),
          new Sign("Linux", "Linux"));

  /** One that is not known is shown as it calls itself, but no longer than a line. */
  public String named(String said) {
    var browser = first(BROWSERS, said);
    var system = first(SYSTEMS, said);
    if (browser.isEmpty()) {
      return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
    }
    return system.isEmpty() ? browser : browser + ", " + system;
  }

  private static String first(List<Sign> signs, String said) {
    return signs.stream()
        .filter(one -> said.contains(one.sign()))
        .map(Sign::name)
        .findFirst()
        .orElse("");
  }
}
