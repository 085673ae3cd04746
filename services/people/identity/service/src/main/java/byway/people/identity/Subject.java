package byway.people.identity;

import byway.people.identity.api.PersonKind;

/**
 * What somebody tries to be, and by which proof: a customer or staff with this address, whether or
 * not there is one. The proofs are apart, so that guessing at somebody's password does not keep
 * that person from signing in by a code.
 *
 * @param email or a telephone number, in its normal form
 */
record Subject(Proof proof, PersonKind kind, String email) {
  /** The ways to prove it. */
  enum Proof {
    PASSWORD,
    CODE,
    PHONE,
    /** Another e-mail address, by a code that was sent there. */
    EMAIL,
    /** A code of an app, or a recovery code, after a password or a code. */
    SECOND,
    /** A password that came over a network. */
    NETWORK
  }

  /** Whether anybody could be reached there. */
  boolean isPossible() {
    return isPhone() || CheckSignUp.isAddress(email);
  }

  boolean isPhone() {
    return Phones.isNumber(email);
  }

  byte[] hash() {
    return Secrets.hash(proof.name(), kind.name(), email);
  }

  /** From one place. */
  byte[] at(String place) {
    return Secrets.hash(proof.name(), kind.name(), email, place);
  }
}
