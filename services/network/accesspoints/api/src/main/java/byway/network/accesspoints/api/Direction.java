package byway.network.accesspoints.api;

/** Which way Acct-Input-Octets count. */
public enum Direction {
  /** What the client sends, as RFC 2866 section 5.3 has it. */
  INPUT_IS_UPLOAD,

  /** What the client receives: some count from the network's side. */
  INPUT_IS_DOWNLOAD
}
