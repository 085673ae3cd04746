package byway.kit.outgoing;

import java.net.UnknownHostException;

/**
 * An address that may not be called. It does not say which one: who gave a name would learn what it
 * means inside. A name without an address, to the library, whose resolvers can say nothing else.
 */
final class AddressRefused extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  static final String DETAIL = "this address is not one of the public internet";

  AddressRefused() {
    super(DETAIL);
  }
}
