package byway.operations.certificates.api;

/** How it stands with a host's certificate. */
public enum CertificateState {
  /** There is one that is good for a while. */
  GOOD,
  /** There is none yet, and the authority will be asked. */
  WANTED,
  /** The authority was asked in vain; there may still be one from before. */
  FAILED,
  /** Nobody is asked: the host has a name that no authority certifies, or none is asked at all. */
  NOT_ASKED
}
