package byway.fronts.dashboard;

import static java.util.Objects.requireNonNull;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.Places;
import byway.fronts.web.Shown;
import byway.fronts.web.words.Numbers.Range;
import byway.network.devices.api.Device;
import byway.network.devices.api.Location;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a hotspot as its owner has filled them in.
 *
 * @param kept what is there until now
 * @param said how the numbers were understood
 */
record HotspotForm(Form kept, NumberFields numbers, String said) {
  private static final String PLACE = "place";
  private static final Map<String, Range> NUMBERS =
      Map.of("rateKbps", Range.whole(0, 1_000_000), "channel", Range.whole(1, 196));
  private static final List<String> SETTINGS =
      List.of("ssid", "state", "guests", "rateKbps", "channel");
  private static final List<String> FIELDS =
      Stream.concat(SETTINGS.stream(), Stream.of(PLACE)).toList();

  /** Filled in with what was last wished for, or else with what the hotspot says it has. */
  static Form of(Device hotspot) {
    return Shown.in(kept(hotspot), FIELDS);
  }

  private static Form kept(Device hotspot) {
    var form = Form.empty();
    for (var key : SETTINGS) {
      var desired = hotspot.settings().desired().get(key);
      form = form.with(key, desired != null ? desired : hotspot.settings().reported().get(key));
    }
    return form.with(PLACE, Places.write(hotspot.location()));
  }

  static HotspotForm read(
      Device hotspot, Form sent, NumberMessages words, Locale reader, DashboardMessages own) {
    var kept = kept(hotspot);
    var merged = Shown.merged(sent, kept, FIELDS, words);
    var form =
        merged.has(PLACE) && Places.read(merged.value(PLACE)).isEmpty()
            ? merged.wrong(PLACE, own.placeWrong())
            : merged;
    var asked = SETTINGS.stream().filter(NUMBERS::containsKey).toList();
    var numbers = new NumberFields(form, reader, words);
    for (var field : asked) {
      if (form.has(field) || isEmptied(field, form, kept)) {
        numbers = numbers.read(field, requireNonNull(NUMBERS.get(field)), own.numberMissing());
      }
    }
    var format = NumberFormat.getIntegerInstance(reader);
    var read = numbers;
    var said =
        asked.stream()
            .filter(form::has)
            .map(field -> label(field, own) + ": " + format.format(read.value(field)))
            .collect(Collectors.joining("; "));
    return new HotspotForm(kept, numbers, said);
  }

  /** What something stood in and nothing does any more, which none of these may be. */
  private static boolean isEmptied(String field, Form form, Form kept) {
    return form.values().containsKey(field) && !form.has(field) && kept.has(field);
  }

  private static String label(String field, DashboardMessages own) {
    return field.equals("channel") ? own.channel() : own.rate();
  }

  Form form() {
    return numbers.form();
  }

  boolean counts() {
    return numbers.counts(said);
  }

  Form saidBack() {
    return numbers.saidBack(said);
  }

  /** The settings that are to be others than they are. */
  Map<String, String> changed() {
    var changed = new TreeMap<String, String>();
    for (var key : SETTINGS) {
      var wished =
          NUMBERS.containsKey(key)
              ? numbers.value(key).toBigInteger().toString()
              : form().value(key);
      boolean isSent = form().has(key) || isEmptied(key, form(), kept);
      if (isSent && !wished.equals(kept.value(key))) {
        changed.put(key, wished);
      }
    }
    return changed;
  }

  /** Where it stands; none where it is nowhere any more. */
  @Nullable Location place() {
    return Places.read(form().value(PLACE)).orElse(null);
  }

  boolean isMoved() {
    return form().values().containsKey(PLACE)
        && !Objects.equals(place(), Places.read(kept.value(PLACE)).orElse(null));
  }
}
