package byway.fronts.platform;

import java.text.Normalizer;
import java.util.Locale;

/** A short name, as one could be proposed for a name. */
final class ShortNames {
  private static final int LONGEST = 31;

  private ShortNames() {}

  /** Empty where nothing of the name can stand in one. */
  static String of(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
  }
}
