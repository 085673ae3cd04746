package byway.journeys;

import java.util.List;

/** Who comes to an address of an operator. */
enum Comer {
  NOBODY("nobody"),
  EXPIRED("expired session"),
  OTHERS("of another operator"),
  CUSTOMER("customer"),
  ANOTHER("another customer"),
  OWNER("owner"),
  MANAGER("manager"),
  SUPPORT("support"),
  FINANCE("finance"),
  TECHNICIAN("technician"),
  READ_ONLY("read only"),
  ADMINISTRATOR("administrator");

  final String title;

  Comer(String title) {
    this.title = title;
  }

  /** Who is nobody here, whatever they bring along. */
  static final List<Comer> STRANGERS = List.of(NOBODY, EXPIRED, OTHERS);

  /** Of the operator. */
  boolean isStaff() {
    return ordinal() >= OWNER.ordinal() && this != ADMINISTRATOR;
  }
}
