package byway.outside.cards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages a guest sees. They work without JavaScript, in the small window of a captive portal.
 */
final class CheckoutPages {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1a1f36;--soft:#5b6178;--paper:#fff;--ground:#f3f5f9;
      --line:#c3c8d6;--deed:#4b45d6;--bad:#b3132b}
      @media(prefers-color-scheme:dark){:root{--ink:#eceef6;--soft:#a9b0c6;--paper:#1b2033;
      --ground:#11141f;--line:#4a5170;--deed:#6d66ff;--bad:#ff8d9d}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--ink);
      font:1rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{max-width:27rem;margin:0 auto;padding:1rem}
      .sheet{background:var(--paper);border-radius:1rem;padding:1.25rem;
      box-shadow:0 1px 3px #0002,0 8px 24px #0001}
      .top{display:flex;justify-content:space-between;align-items:center;margin:0 0 .75rem;
      color:var(--soft);font-size:.875rem}
      .tag{background:#ffde92;color:#5a3a00;border-radius:.4rem;padding:.1rem .5rem;
      font-weight:600;font-size:.75rem}
      h1{font-size:2rem;line-height:1.1;margin:0 0 .25rem;font-variant-numeric:tabular-nums}
      h1.small{font-size:1.35rem}
      ul{list-style:none;margin:0 0 1.25rem;padding:0;color:var(--soft)}
      li{display:flex;justify-content:space-between;gap:1rem}
      label{display:block;font-weight:600;font-size:.875rem;margin:0 0 .85rem}
      input[type=text]{display:block;width:100%;margin-top:.3rem;padding:.75rem;font:inherit;
      font-size:1.0625rem;font-weight:400;color:inherit;background:transparent;border:1px solid var(--line);
      border-radius:.6rem}
      input[aria-invalid=true]{border-color:var(--bad)}
      :focus-visible{outline:3px solid var(--deed);outline-offset:2px}
      .two{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
      .check{display:flex;gap:.6rem;align-items:center;font-weight:400;min-height:2.75rem}
      .check input{width:1.25rem;height:1.25rem}
      .problem{color:var(--bad);font-weight:600;margin:0 0 1rem}
      small{display:block;color:var(--bad);font-weight:400;margin-top:.25rem}
      button,.back{display:block;width:100%;min-height:3rem;border-radius:.6rem;font:inherit;
      font-weight:600;text-align:center}
      button{border:0;background:var(--deed);color:#fff;cursor:pointer}
      button.quiet{background:transparent;color:var(--ink);border:1px solid var(--line);
      margin-top:.75rem}
      .back{color:var(--soft);padding:.75rem;margin-top:.25rem}
      .note{color:var(--soft);font-size:.875rem}
      """;

  /** What the guest typed and may see again: the name only, never anything of the card. */
  record Filled(String name, boolean save, Map<String, String> mistakes) {
    static final Filled NOTHING = new Filled("", false, Map.of());
  }

  private CheckoutPages() {}

  static String pay(ObjectNode session, Filled filled, @Nullable String problem) {
    StringBuilder lines = new StringBuilder();
    for (var line : session.path("_").path("lines")) {
      long quantity = line.path("quantity").asLong();
      lines.append(
          "<li><span>%s%s</span><span>%s</span></li>"
              .formatted(
                  escape(line.path("name").asText()),
                  quantity == 1 ? "" : " × " + quantity,
                  amount(line, "amount", session)));
    }
    String total = amount(session, "amount_total", session);
    return page(
        "Pay " + total,
        """
        <h1>%s</h1>
        <ul>%s</ul>
        %s
        <form method="post" novalidate>
        %s
        <div class="two">%s%s</div>
        %s
        %s
        <button type="submit">Pay %s</button>
        </form>
        %s
        """
            .formatted(
                total,
                lines,
                alert(problem),
                field(filled, "number", "Card number", "cc-number", "1234 1234 1234 1234", ""),
                field(filled, "expiry", "Expiry", "cc-exp", "MM / YY", ""),
                field(filled, "cvc", "Security code", "cc-csc", "CVC", ""),
                field(filled, "name", "Name on card", "cc-name", "", filled.name),
                saving(session, filled),
                total,
                back(session)));
  }

  private static String amount(JsonNode of, String field, JsonNode inCurrencyOf) {
    return Amounts.text(of.path(field).asLong(), inCurrencyOf.path("currency").asText());
  }

  private static String field(
      Filled filled, String name, String label, String autocomplete, String hint, String value) {
    String mistake = filled.mistakes.get(name);
    return """
    <label>%s<input type="text" name="%s" autocomplete="%s" placeholder="%s" value="%s" \
    inputmode="%s" maxlength="%d" required%s></label>
    """
        .formatted(
            label,
            name,
            autocomplete,
            hint,
            escape(value),
            name.equals("name") ? "text" : "numeric",
            name.equals("name") ? 120 : 23,
            mistake == null
                ? ""
                : " aria-invalid=\"true\" aria-describedby=\"%s-mistake\"".formatted(name))
        .replace(
            "</label>",
            mistake == null
                ? "</label>"
                : "<small id=\"%s-mistake\">%s</small></label>".formatted(name, escape(mistake)));
  }

  private static String saving(ObjectNode session, Filled filled) {
    if (Checkouts.savesAlways(session)) {
      return "<p class=\"note\">Your card is kept for your later payments. Its number is not"
          + " stored.</p>";
    }
    return """
    <label class="check"><input type="checkbox" name="save" value="on"%s>\
    Save this card for next time</label>
    """
        .formatted(filled.save ? " checked" : "");
  }

  private static String back(ObjectNode session) {
    String url = Json.text(session, "cancel_url");
    return url == null
        ? ""
        : "<a class=\"back\" href=\"%s\">Back without paying</a>".formatted(escape(url));
  }

  static String challenge(ObjectNode intent, JsonNode card) {
    return page(
        "Confirm your payment",
        """
        <h1 class="small">Is this you?</h1>
        <p>Your bank asks you to confirm a payment of <strong>%s</strong> with your %s card ending \
        in <strong>%s</strong>.</p>
        <form method="post">
        <button type="submit" name="outcome" value="complete">Complete authentication</button>
        <button type="submit" name="outcome" value="fail" class="quiet">Fail authentication</button>
        </form>
        """
            .formatted(
                amount(intent, "amount", intent),
                escape(card.path("brand").asText()),
                escape(card.path("last4").asText())));
  }

  /** A page that only says something, with a way back where there is one. */
  static String message(String title, String text, @Nullable ObjectNode session) {
    return page(
        title,
        "<h1 class=\"small\">%s</h1><p>%s</p>%s"
            .formatted(escape(title), escape(text), session == null ? "" : back(session)));
  }

  private static String alert(@Nullable String problem) {
    return problem == null
        ? ""
        : "<p class=\"problem\" role=\"alert\">%s</p>".formatted(escape(problem));
  }

  private static String page(String title, String content) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    <p class="top"><span>Secure card payment</span><span class="tag">TEST MODE</span></p>
    <div class="sheet">%s</div>
    </main>
    </body>
    </html>
    """
        .formatted(escape(title), STYLE, content);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
