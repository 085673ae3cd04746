package byway.charging.rewards;

/** What became of a guest's first session. All but the last two still give the guest a bonus. */
enum Decision {
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
  /** The operator rewards guests only. */
  OWNER_NOT_OFFERED,
  /** Another account was welcomed on this client device not long ago: no bonus for anybody. */
  SEEN_CLIENT,
  /** The operator gives no bonuses. */
  NOT_OFFERED
}
