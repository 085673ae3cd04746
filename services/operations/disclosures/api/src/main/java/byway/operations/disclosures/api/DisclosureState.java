package byway.operations.disclosures.api;

/** How far it has come. */
public enum DisclosureState {
  /** Another of the staff has to agree; nothing has been looked up. */
  ASKED,
  /** Two have agreed, and it was looked up. */
  DISCLOSED
}
