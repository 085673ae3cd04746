package byway.fronts.web.words;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that pages are written in, and how one is chosen for a reader. */
public final class Languages {
  public static final String COOKIE = "byway_language";
  public static final Locale USUAL = Locale.ENGLISH;
  private static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.of("nl"), Locale.of("es"));
  private static final int MOST_CHARACTERS = 200;

  private Languages() {}

  public static List<Locale> all() {
    return ALL;
  }

  /** What the reader chose here before, or the first language of the browser that we speak. */
  public static Locale choose(@Nullable String chosen, @Nullable String acceptLanguage) {
    if (chosen != null) {
      for (var language : ALL) {
        if (language.getLanguage().equals(Locale.forLanguageTag(chosen).getLanguage())) {
          return language;
        }
      }
    }
    if (acceptLanguage == null || acceptLanguage.length() > MOST_CHARACTERS) {
      return USUAL;
    }
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ALL);
      return found == null ? USUAL : found;
    } catch (IllegalArgumentException e) {
      return USUAL;
    }
  }

  /**
   * The language with the region of the browser's preference for it, where it tells one: numbers,
   * dates and money are written differently in London and in New York.
   */
  public static Locale withRegion(Locale language, @Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MOST_CHARACTERS) {
      return language;
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .filter(asked -> asked.getLanguage().equals(language.getLanguage()))
          .filter(asked -> asked.getCountry().matches("[A-Z]{2}"))
          .findFirst()
          .map(asked -> Locale.of(language.getLanguage(), asked.getCountry()))
          .orElse(language);
    } catch (IllegalArgumentException e) {
      return language;
    }
  }

  /** The words of a message bundle in that language. */
  public static <B> B words(Class<B> bundle, Locale language) {
    return language.getLanguage().equals(USUAL.getLanguage())
        ? MessageBundles.get(bundle)
        : MessageBundles.get(bundle, Localized.Literal.of(language.getLanguage()));
  }
}
