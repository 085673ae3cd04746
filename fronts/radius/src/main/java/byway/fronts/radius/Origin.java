package byway.fronts.radius;

import byway.fronts.radius.RadiusClients.Found;
import byway.kit.radius.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Where a request came from: how its sender is known, and where its answer goes. */
interface Origin {
  InetSocketAddress address();

  Found speaker(byte[] bytes, Packet packet);

  /** Its sender has proven who it is, and can be reached there. */
  void heard(Speaker speaker);

  void send(byte[] answer) throws IOException;

  /** What came could not be read, or was not proven; why, as it is counted. */
  default void broken(String why) {}

  /** The request was dealt with, answered or not. */
  default void done() {}
}
