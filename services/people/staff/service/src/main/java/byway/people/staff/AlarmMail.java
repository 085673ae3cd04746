package byway.people.staff;

import byway.operations.audit.api.AlarmKind;
import java.util.Locale;

/**
 * The mail about what one of the staff does more than is usual, in the language of who reads it.
 *
 * @param subject with the operator's name to come
 * @param text with who it is and how many there were to come
 */
record AlarmMail(String subject, String text) {
  static AlarmMail in(String language, AlarmKind kind) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new AlarmMail(
              "Ongewoon veel gedaan bij %s",
              "%s heeft binnen een uur "
                  + switch (kind) {
                    case DATA -> "%d keer data aan klanten gegeven.";
                    case VOUCHERS -> "%d keer vouchers uitgegeven of afgedrukt.";
                    case REFUNDS -> "%d bestellingen terugbetaald.";
                    case SECRETS -> "%d geheimen bekeken of vernieuwd.";
                  }
                  + " Dat is meer dan jullie gewoon vinden. Kijk in de console bij Alarmen, en"
                  + " haal wie het niet had mogen doen bij de medewerkers weg.");
      case "es" ->
          new AlarmMail(
              "Actividad inusual en %s",
              "En una hora, %s "
                  + switch (kind) {
                    case DATA -> "ha dado datos a clientes %d veces.";
                    case VOUCHERS -> "ha emitido o impreso vales %d veces.";
                    case REFUNDS -> "ha devuelto el dinero de %d pedidos.";
                    case SECRETS -> "ha visto o renovado %d secretos.";
                  }
                  + " Es m\u00e1s de lo que os parece habitual. Mirad Alarmas en la consola, y quitad"
                  + " del personal a quien no debiera haberlo hecho.");
      default ->
          new AlarmMail(
              "Unusually much was done at %s",
              "Within an hour %s has "
                  + switch (kind) {
                    case DATA -> "given data to customers %d times.";
                    case VOUCHERS -> "issued or printed vouchers %d times.";
                    case REFUNDS -> "paid %d orders back.";
                    case SECRETS -> "looked at or renewed %d secrets.";
                  }
                  + " That is more than you find usual. Look at Alarms in the console, and take who"
                  + " should not have done it off the staff.");
    };
  }
}
