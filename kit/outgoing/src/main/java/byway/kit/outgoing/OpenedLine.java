package byway.kit.outgoing;

import java.net.Socket;

/** What became of opening a line to a host that a person gave. */
public sealed interface OpenedLine {
  /**
   * It is open, to an address that may be called.
   *
   * @param socket its remote address has the name that was given, so that no other is looked up
   */
  record Open(Socket socket) implements OpenedLine {}

  /** It is not, and nothing has left. */
  record NotOpen(Code code, String detail) implements OpenedLine {}
}
