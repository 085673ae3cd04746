package byway.people.identity;

import byway.people.identity.api.CameFrom;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageKinds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mails that tell somebody what was done with the account. */
public final class NoticeMail implements MessageKinds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_BROWSER = 100;

  private static final String NOT_YOU_EN =
      "\nWas it you? Then you need not do anything. If not, end that session on the page of your"
          + " account and choose another password.";
  private static final String NOT_YOU_NL =
      "\nWas jij het? Dan hoef je niets te doen. Zo niet, beëindig die sessie op de pagina van je"
          + " account en kies een ander wachtwoord.";
  private static final String NOT_YOU_ES =
      "\n¿Has sido tú? No tienes que hacer nada. Si no, cierra esa sesión en la página de tu cuenta"
          + " y elige otra contraseña.";

  static final MessageKind NEW_BROWSER =
      MessageKind.mail("new-sign-in")
          .place("browser", "Firefox")
          .place("address", "192.0.2.7")
          .place("time", "2026-11-29 12:00 UTC")
          .says(
              "en",
              "New sign-in",
              "Your account was signed in to with a browser that was not known yet: {browser}, from"
                  + " {address}, at {time}."
                  + NOT_YOU_EN)
          .says(
              "nl",
              "Nieuwe aanmelding",
              "Op je account is ingelogd met een browser die we nog niet kenden: {browser}, vanaf"
                  + " {address}, op {time}."
                  + NOT_YOU_NL)
          .says(
              "es",
              "Nuevo acceso",
              "Se ha entrado en tu cuenta con un navegador que no conocíamos: {browser}, desde"
                  + " {address}, el {time}."
                  + NOT_YOU_ES);

  static final MessageKind PASSKEY_ADDED =
      MessageKind.mail("passkey-added")
          .place("passkey", "Ann's phone")
          .says(
              "en",
              "Passkey added",
              "From now on your account opens with the passkey \"{passkey}\"." + NOT_YOU_EN)
          .says(
              "nl",
              "Passkey toegevoegd",
              "Je account kan vanaf nu worden geopend met de passkey \"{passkey}\"." + NOT_YOU_NL)
          .says(
              "es",
              "Llave de acceso añadida",
              "Desde ahora tu cuenta se abre con la llave de acceso \"{passkey}\"." + NOT_YOU_ES);

  static final MessageKind PASSKEY_COPIED =
      MessageKind.mail("passkey-blocked")
          .place("passkey", "Ann's phone")
          .says(
              "en",
              "Passkey blocked",
              "The passkey \"{passkey}\" seems to have been copied. It opens your account no more;"
                  + " remove it and make another.")
          .says(
              "nl",
              "Passkey geblokkeerd",
              "De passkey \"{passkey}\" lijkt gekopieerd te zijn. Hij opent je account niet meer;"
                  + " verwijder hem en maak een nieuwe.")
          .says(
              "es",
              "Llave de acceso bloqueada",
              "La llave de acceso \"{passkey}\" parece copiada. Ya no abre tu cuenta; quítala y crea"
                  + " otra.");

  static final MessageKind SECOND_FACTOR_ON =
      MessageKind.mail("second-step-set-up")
          .says(
              "en",
              "Second step set up",
              "From now on signing in asks for a code of your app as well." + NOT_YOU_EN)
          .says(
              "nl",
              "Tweede stap ingesteld",
              "Bij het inloggen vragen we vanaf nu ook een code van je app." + NOT_YOU_NL)
          .says(
              "es",
              "Segundo paso activado",
              "Desde ahora, al entrar pedimos también un código de tu aplicación." + NOT_YOU_ES);

  static final MessageKind SECOND_FACTOR_OFF =
      MessageKind.mail("second-step-removed")
          .says(
              "en",
              "Second step removed",
              "Signing in asks for no code of your app any more." + NOT_YOU_EN)
          .says(
              "nl",
              "Tweede stap verwijderd",
              "Bij het inloggen vragen we geen code van je app meer." + NOT_YOU_NL)
          .says(
              "es",
              "Segundo paso quitado",
              "Al entrar ya no pedimos un código de tu aplicación." + NOT_YOU_ES);

  static final MessageKind SECOND_FACTOR_RESET =
      MessageKind.mail("second-step-reset")
          .says(
              "en",
              "Second step taken away by staff",
              "One of the staff has taken the second step away from your account because you asked"
                  + " for it. You are signed out everywhere; set one up again when you are in."
                  + NOT_YOU_EN)
          .says(
              "nl",
              "Tweede stap weggehaald",
              "Een medewerker heeft de tweede stap van je account weggehaald, omdat je daarom vroeg."
                  + " Je bent overal uitgelogd; stel na het inloggen weer een tweede stap in."
                  + NOT_YOU_NL)
          .says(
              "es",
              "Segundo paso quitado por el personal",
              "Alguien del personal ha quitado el segundo paso de tu cuenta porque lo pediste."
                  + " Tus sesiones están cerradas; al entrar, activa de nuevo un segundo paso."
                  + NOT_YOU_ES);

  static final MessageKind EMAIL_CHANGED =
      MessageKind.mail("address-changed")
          .says(
              "en",
              "Your e-mail address was changed",
              "Your account has another e-mail address from now on; this one belongs to it no more."
                  + " Was it not you? Then tell us at once.")
          .says(
              "nl",
              "Je e-mailadres is gewijzigd",
              "Je account heeft vanaf nu een ander e-mailadres; dit adres hoort er niet meer bij."
                  + " Was jij dat niet? Neem dan meteen contact met ons op.")
          .says(
              "es",
              "Tu correo ha cambiado",
              "Tu cuenta tiene desde ahora otro correo; esta dirección ya no es suya. ¿No has sido"
                  + " tú? Avísanos enseguida.");

  static final MessageKind CLOSED =
      MessageKind.mail("account-closed")
          .says(
              "en",
              "Your account is closed",
              "Your account is closed and nobody can sign in to it any more. Do you want it back, or"
                  + " was it not you? Ask us to open it again.")
          .says(
              "nl",
              "Je account is gesloten",
              "Je account is gesloten en niemand kan er nog mee inloggen. Wil je het terug, of was"
                  + " jij dit niet? Vraag ons het weer te openen.")
          .says(
              "es",
              "Tu cuenta está cerrada",
              "Tu cuenta está cerrada y nadie puede entrar en ella. ¿La quieres de vuelta, o no has"
                  + " sido tú? Pídenos que la abramos.");

  @Override
  public List<MessageKind> all() {
    return List.of(
        NEW_BROWSER,
        PASSKEY_ADDED,
        PASSKEY_COPIED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        SECOND_FACTOR_RESET,
        EMAIL_CHANGED,
        CLOSED);
  }

  static Map<String, String> newBrowser(Instant at, CameFrom from) {
    return Map.of(
        "browser", browser(from.browser()), "address", from.source(), "time", TIME.format(at));
  }

  static Map<String, String> passkey(String name) {
    return Map.of("passkey", name);
  }

  /** What a stranger's browser calls itself is shown to somebody: short, and letters alone. */
  private static String browser(@Nullable String browser) {
    var plain = browser == null ? "" : browser.replaceAll("[^\\x20-\\x7e]", "");
    return plain.isBlank() ? "?" : plain.substring(0, Math.min(plain.length(), LONGEST_BROWSER));
  }
}
