package byway.people.identity;

import byway.people.identity.api.CameFrom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mail that tells somebody what was done with the account, in the reader's language. */
record NoticeMail(String subject, String text) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_BROWSER = 100;

  private enum Language {
    EN,
    NL,
    ES;

    static Language of(String tag) {
      return switch (Locale.forLanguageTag(tag).getLanguage()) {
        case "nl" -> NL;
        case "es" -> ES;
        default -> EN;
      };
    }
  }

  static NoticeMail newBrowser(String language, Instant at, CameFrom from) {
    var when = TIME.format(at);
    var with = browser(from.browser());
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              "Nieuwe aanmelding",
              "Op je account is ingelogd met een browser die we nog niet kenden: %s, vanaf %s, op %s.\n%s"
                  .formatted(with, from.source(), when, NOT_YOU_NL));
      case ES ->
          new NoticeMail(
              "Nuevo acceso",
              "Se ha entrado en tu cuenta con un navegador que no conocíamos: %s, desde %s, el %s.\n%s"
                  .formatted(with, from.source(), when, NOT_YOU_ES));
      case EN ->
          new NoticeMail(
              "New sign-in",
              "Your account was signed in to with a browser that was not known yet: %s, from %s, at %s.\n%s"
                  .formatted(with, from.source(), when, NOT_YOU_EN));
    };
  }

  private static final String NOT_YOU_EN =
      "Was it you? Then you need not do anything. If not, end that session on the page of your"
          + " account and choose another password.";
  private static final String NOT_YOU_NL =
      "Was jij het? Dan hoef je niets te doen. Zo niet, beëindig die sessie op de pagina van je"
          + " account en kies een ander wachtwoord.";
  private static final String NOT_YOU_ES =
      "¿Has sido tú? No tienes que hacer nada. Si no, cierra esa sesión en la página de tu cuenta y"
          + " elige otra contraseña.";

  static NoticeMail passkeyAdded(String language, String name) {
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              "Passkey toegevoegd",
              "Je account kan vanaf nu worden geopend met de passkey \"%s\".\n%s"
                  .formatted(name, NOT_YOU_NL));
      case ES ->
          new NoticeMail(
              "Llave de acceso añadida",
              "Desde ahora tu cuenta se abre con la llave de acceso \"%s\".\n%s"
                  .formatted(name, NOT_YOU_ES));
      case EN ->
          new NoticeMail(
              "Passkey added",
              "From now on your account opens with the passkey \"%s\".\n%s"
                  .formatted(name, NOT_YOU_EN));
    };
  }

  static NoticeMail passkeyCopied(String language, String name) {
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              "Passkey geblokkeerd",
              ("De passkey \"%s\" lijkt gekopieerd te zijn. Hij opent je account niet meer;"
                      + " verwijder hem en maak een nieuwe.")
                  .formatted(name));
      case ES ->
          new NoticeMail(
              "Llave de acceso bloqueada",
              ("La llave de acceso \"%s\" parece copiada. Ya no abre tu cuenta; quítala y crea"
                      + " otra.")
                  .formatted(name));
      case EN ->
          new NoticeMail(
              "Passkey blocked",
              ("The passkey \"%s\" seems to have been copied. It opens your account no more; remove"
                      + " it and make another.")
                  .formatted(name));
    };
  }

  static NoticeMail secondFactorReset(String language) {
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              "Tweede stap weggehaald",
              "Een medewerker heeft de tweede stap van je account weggehaald, omdat je daarom vroeg."
                  + " Je bent overal uitgelogd; stel na het inloggen weer een tweede stap in.\n"
                  + NOT_YOU_NL);
      case ES ->
          new NoticeMail(
              "Segundo paso quitado por el personal",
              "Alguien del personal ha quitado el segundo paso de tu cuenta porque lo pediste."
                  + " Tus sesiones están cerradas; al entrar, activa de nuevo un segundo paso.\n"
                  + NOT_YOU_ES);
      case EN ->
          new NoticeMail(
              "Second step taken away by staff",
              "One of the staff has taken the second step away from your account because you asked"
                  + " for it. You are signed out everywhere; set one up again when you are in.\n"
                  + NOT_YOU_EN);
    };
  }

  static NoticeMail secondFactor(String language, boolean on) {
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              on ? "Tweede stap ingesteld" : "Tweede stap verwijderd",
              (on
                      ? "Bij het inloggen vragen we vanaf nu ook een code van je app."
                      : "Bij het inloggen vragen we geen code van je app meer.")
                  + "\n"
                  + NOT_YOU_NL);
      case ES ->
          new NoticeMail(
              on ? "Segundo paso activado" : "Segundo paso quitado",
              (on
                      ? "Desde ahora, al entrar pedimos también un código de tu aplicación."
                      : "Al entrar ya no pedimos un código de tu aplicación.")
                  + "\n"
                  + NOT_YOU_ES);
      case EN ->
          new NoticeMail(
              on ? "Second step set up" : "Second step removed",
              (on
                      ? "From now on signing in asks for a code of your app as well."
                      : "Signing in asks for no code of your app any more.")
                  + "\n"
                  + NOT_YOU_EN);
    };
  }

  static NoticeMail emailChanged(String language) {
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              "Je e-mailadres is gewijzigd",
              "Je account heeft vanaf nu een ander e-mailadres; dit adres hoort er niet meer bij."
                  + " Was jij dat niet? Neem dan meteen contact met ons op.");
      case ES ->
          new NoticeMail(
              "Tu correo ha cambiado",
              "Tu cuenta tiene desde ahora otro correo; esta dirección ya no es suya. ¿No has sido"
                  + " tú? Avísanos enseguida.");
      case EN ->
          new NoticeMail(
              "Your e-mail address was changed",
              "Your account has another e-mail address from now on; this one belongs to it no more."
                  + " Was it not you? Then tell us at once.");
    };
  }

  static NoticeMail closed(String language) {
    return switch (Language.of(language)) {
      case NL ->
          new NoticeMail(
              "Je account is gesloten",
              "Je account is gesloten en niemand kan er nog mee inloggen. Wil je het terug, of was"
                  + " jij dit niet? Vraag ons het weer te openen.");
      case ES ->
          new NoticeMail(
              "Tu cuenta está cerrada",
              "Tu cuenta está cerrada y nadie puede entrar en ella. ¿La quieres de vuelta, o no has"
                  + " sido tú? Pídenos que la abramos.");
      case EN ->
          new NoticeMail(
              "Your account is closed",
              "Your account is closed and nobody can sign in to it any more. Do you want it back, or"
                  + " was it not you? Ask us to open it again.");
    };
  }

  /** What a stranger's browser calls itself is shown to somebody: short, and letters alone. */
  private static String browser(@Nullable String browser) {
    var plain = browser == null ? "" : browser.replaceAll("[^\\x20-\\x7e]", "");
    return plain.isBlank() ? "?" : plain.substring(0, Math.min(plain.length(), LONGEST_BROWSER));
  }
}
