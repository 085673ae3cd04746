package byway.people.notifications.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A kind of message that a feature sends, with Byway's own words for it in each language.
 *
 * @param name such as {@code sign-in-code}
 * @param channels by which it leaves
 * @param asked whether its reader asked for it, or has to know it; else each mail says how to end
 *     it
 * @param own by language; one is {@link #USUAL_LANGUAGE}
 */
public record MessageKind(
    String name,
    Set<Channel> channels,
    boolean asked,
    List<MessagePlace> places,
    Map<String, MessageWords> own) {
  public static final List<String> LANGUAGES = List.of("en", "nl", "es");
  public static final String USUAL_LANGUAGE = "en";

  /** What the operator is called is known of every message. */
  public static final String OPERATOR = "operator";

  public MessageKind {
    channels = Set.copyOf(channels);
    places = List.copyOf(places);
    own = Map.copyOf(own);
  }

  /** What was asked for or has to be known, as a mail. */
  public static MessageKind mail(String name) {
    return new MessageKind(name, Set.of(Channel.EMAIL), true, List.of(), Map.of());
  }

  /** As a text message too. */
  public MessageKind orText() {
    return new MessageKind(name, Set.of(Channel.EMAIL, Channel.SMS), asked, places, own);
  }

  /** Nobody asked for it: each mail says how to end it. */
  public MessageKind unasked() {
    return new MessageKind(name, channels, false, places, own);
  }

  public MessageKind place(String place, String sample) {
    return with(new MessagePlace(place, sample, false));
  }

  public MessageKind needs(String place, String sample) {
    return with(new MessagePlace(place, sample, true));
  }

  private MessageKind with(MessagePlace place) {
    var more = new ArrayList<>(places);
    more.add(place);
    return new MessageKind(name, channels, asked, more, own);
  }

  public MessageKind says(String language, String subject, String text) {
    var more = new LinkedHashMap<>(own);
    more.put(language, new MessageWords(subject, text, null));
    return new MessageKind(name, channels, asked, places, more);
  }

  /** Byway's own words, in the reader's language or the usual one. */
  public MessageWords ownIn(String language) {
    var usual = own.get(USUAL_LANGUAGE);
    if (usual == null) {
      throw new IllegalStateException(name + " says nothing in " + USUAL_LANGUAGE);
    }
    return own.getOrDefault(languageOf(language), usual);
  }

  /** One of {@link #LANGUAGES}, whatever else a tag says. */
  public static String languageOf(String tag) {
    var language = Locale.forLanguageTag(tag).getLanguage();
    return LANGUAGES.contains(language) ? language : USUAL_LANGUAGE;
  }
}
