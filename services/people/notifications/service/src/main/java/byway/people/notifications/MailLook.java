package byway.people.notifications;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text as HTML, in the operator's look. Nothing is fetched when it is opened, and every letter of
 * the text is a text.
 */
final class MailLook {
  private static final String USUAL = "#1d4ed8";
  private static final Pattern ACCENT = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern LINK =
      Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$'()*+,;=%&-]{1,500}[A-Za-z0-9/=_-]");
  private static final Pattern CODE =
      Pattern.compile("(?<![0-9A-Za-z/=.-])[0-9]{6,8}(?![0-9A-Za-z])");

  private MailLook() {}

  /**
   * @param content HTML of ours, or that was looked at when it was kept
   * @param unsubscribe for mail that nobody asked for at this moment
   */
  static String html(String operator, String accent, String content, Optional<URI> unsubscribe) {
    var color = ACCENT.matcher(accent).matches() ? accent : USUAL;
    return """
        <!doctype html>
        <html><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width"></head>
        <body style="margin:0;padding:24px;background:#f4f4f5;color:#18181b;font:16px/1.5 sans-serif">
        <div style="max-width:34em;margin:0 auto;background:#ffffff;border-top:4px solid %s;padding:24px">
        <p style="margin:0 0 16px;font-weight:bold">%s</p>
        %s%s</div>
        </body></html>
        """
        .formatted(color, escaped(operator), content, unsubscribe.map(MailLook::ending).orElse(""));
  }

  /** The same words in all languages that we speak: a sign, and where it leads. */
  private static String ending(URI unsubscribe) {
    return "<p style=\"margin:24px 0 0;font-size:13px\"><a href=\""
        + escaped(unsubscribe.toASCIIString())
        + "\">Unsubscribe / Afmelden / Cancelar</a></p>\n";
  }

  static String paragraphs(String text) {
    var html = new StringBuilder();
    for (var paragraph : text.strip().split("\\R", -1)) {
      if (!paragraph.isBlank()) {
        html.append("<p style=\"margin:0 0 12px\">").append(marked(paragraph)).append("</p>\n");
      }
    }
    return html.toString();
  }

  /** Links can be pressed, and a code stands out. */
  private static String marked(String line) {
    var html = new StringBuilder();
    int from = 0;
    var links = LINK.matcher(line);
    while (links.find()) {
      html.append(coded(line.substring(from, links.start())));
      var link = escaped(links.group());
      html.append("<a href=\"").append(link).append("\">").append(link).append("</a>");
      from = links.end();
    }
    return html.append(coded(line.substring(from))).toString();
  }

  private static String coded(String text) {
    return CODE.matcher(escaped(text))
        .replaceAll("<strong style=\"font-size:20px;letter-spacing:2px\">$0</strong>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
