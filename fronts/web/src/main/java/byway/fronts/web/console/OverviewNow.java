package byway.fronts.web.console;

import byway.fronts.web.words.ForReader;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;

/** A part of the overview that is drawn anew as it changes. */
public interface OverviewNow {
  /** Among those of features, the lowest first. */
  int order();

  /** How it stands; asked for again and again, beside the request that began it. */
  TemplateInstance now(Locale language, ForReader in);
}
