package byway.commerce.catalog.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of packs says. */
@MessageBundle(value = "catalog", locale = "en")
public interface PackMessages {
  String title();

  String packsOnSale();

  String none();

  String name();

  String data();

  String price();

  String offerTitle();

  String offerText();

  String gigabytes();

  String priceIn(String currency);

  String offer();

  String retire();

  String reasonToRetire(String pack);

  String nameWrong();

  String gigabytesWrong();

  String priceWrong();

  String doneOffered();

  String doneRetired();
}
