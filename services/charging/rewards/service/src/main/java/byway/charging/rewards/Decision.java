package byway.charging.rewards;

import java.util.Locale;

/** What became of a guest. */
enum Decision {
  /** Nothing yet: no address or number is proven, or a bound of the day was reached. */
  UNDECIDED,
  /** The guest has the bonus; the owner waits until she has used some. */
  WELCOMED,
  /** Guest and owner are rewarded. */
  GRANTED,
  /** The owner has earned as much as an owner may in a day. */
  OVER_OWNER_LIMIT,
  /** The hotspot has earned as much as a hotspot may in a day. */
  OVER_DEVICE_LIMIT,
  /** The hotspot is nobody's. */
  NO_OWNER,
  /** The guest owns the hotspot. */
  OWN_HOTSPOT,
  /** The owner has been online with the guest's client device. */
  OWNERS_CLIENT,
  /** The guest has said that it was not them, and staff believe it. */
  OBJECTED,
  /** The operator rewards guests only. */
  OWNER_NOT_OFFERED,
  /** Another account was welcomed on this client device not long ago: no bonus for anybody. */
  SEEN_CLIENT,
  /** A voucher's account: there is no person to welcome. */
  NO_ACCOUNT,
  /** The operator gives no bonuses. */
  NOT_OFFERED;

  String inRows() {
    return name().toLowerCase(Locale.ROOT);
  }
}
