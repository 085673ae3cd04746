package byway.journeys;

import java.net.http.HttpResponse;

/** How somebody is met at an address. */
enum Met {
  /** Let in; what was sent may be found wrong behind the door. */
  IN("x"),
  /** Sent to the sign-in page, or asked for a token. */
  SIGN_IN("s"),
  /** Told that it is not for them. */
  REFUSED("-"),
  /** Told that there is nothing. */
  NOTHING(""),
  /** Told to come later, which tells nothing. */
  TOO_OFTEN("?"),
  /** A defect. */
  BROKEN("!");

  final String mark;

  Met(String mark) {
    this.mark = mark;
  }

  static Met of(HttpResponse<?> answer) {
    int status = answer.statusCode();
    var to = answer.headers().firstValue("Location").orElse("");
    if (status >= 500) {
      return BROKEN;
    }
    return switch (status) {
      case 401 -> SIGN_IN;
      case 403 -> REFUSED;
      case 404 -> NOTHING;
      case 429 -> TOO_OFTEN;
      case 301, 302, 303, 307, 308 -> to.contains("/sign-in") ? SIGN_IN : IN;
      default -> IN;
    };
  }
}
