package byway.apps.opening;

import com.microsoft.playwright.Page;

/** Somebody at a browser: what they type and press is counted, as it is what costs them time. */
final class Person {
  private final Page page;
  private int fields;
  private int characters;
  private int presses;

  Person(Page page) {
    this.page = page;
  }

  /** Follows a link that was read elsewhere, or a menu to an address that is known. */
  void open(String address) {
    page.navigate(address);
    presses++;
  }

  void type(String field, String text) {
    page.fill(field, text);
    fields++;
    characters += text.length();
  }

  void choose(String list, String value) {
    page.selectOption(list, value);
    presses++;
  }

  /** Presses a button, a link or a box. */
  void press(String what) {
    page.click(what);
    presses++;
  }

  /** Presses the button that says so, and waits for what it leads to. */
  void pressButton(String words) {
    press("main button:has-text(\"" + words + "\")");
  }

  /** Waits until the page says so. */
  void reads(String words) {
    page.waitForSelector("text=" + words);
  }

  /** Waits for an address, as a pattern. */
  void arrivesAt(String address) {
    page.waitForURL(address);
  }

  String address() {
    return page.url();
  }

  /** What the page says now. */
  String sees() {
    return page.locator("main").innerText();
  }

  /** As when the browser was closed, and its holder signed out everywhere. */
  void isForgotten() {
    page.context().clearCookies();
  }

  int fields() {
    return fields;
  }

  int characters() {
    return characters;
  }

  int presses() {
    return presses;
  }
}
