package byway.fronts.console;

import static java.util.Map.entry;

import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** What was done on pages of the console's own. */
@Singleton
class ConsoleDone implements SaysDone {
  @Override
  public Map<String, String> done(Locale language) {
    var words = Languages.words(DoneMessages.class, language);
    var kept = Languages.words(StaffMessages.class, language).kept();
    var freePlaces = Languages.words(FreePlaceMessages.class, language).saved();
    return Map.ofEntries(
        entry("free-places.offer", freePlaces),
        entry("hotspot.free-places", freePlaces),
        entry("kept", kept),
        entry("hotspot.locate", kept),
        entry("hotspot.block", words.blocked()),
        entry("hotspot.unblock", words.unblocked()),
        entry("customer.grant", words.given()),
        entry("session.close", words.sessionEnded()));
  }
}
