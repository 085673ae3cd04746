package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.util.concurrent.atomic.AtomicLong;

/** A guest's device on a simulated network; it keeps books of its own, to compare with. */
public final class SimulatedClient {
  private final SimulatedNetwork network;
  private final MacAddress mac;
  private final AtomicLong passedBytesUp = new AtomicLong();
  private final AtomicLong passedBytesDown = new AtomicLong();
  private final AtomicLong gardenBytes = new AtomicLong();

  SimulatedClient(SimulatedNetwork network, MacAddress mac) {
    this.network = network;
    this.mac = mac;
  }

  public MacAddress mac() {
    return mac;
  }

  /** Asks the internet for so many bytes; answers how many came. */
  public long download(long bytes) {
    long passed = network.pass(mac, false, bytes);
    passedBytesDown.addAndGet(passed);
    return passed;
  }

  /** Sends so many bytes to the internet; answers how many went. */
  public long upload(long bytes) {
    long passed = network.pass(mac, true, bytes);
    passedBytesUp.addAndGet(passed);
    return passed;
  }

  /** Talks to the portal or a payment page: always passes, never counts. */
  public long visitWalledGarden(long bytes) {
    gardenBytes.addAndGet(bytes);
    return bytes;
  }

  /** All that ever passed, up and down, outside the walled garden. */
  public long passedBytes() {
    return passedBytesUp.get() + passedBytesDown.get();
  }

  public long passedBytesUp() {
    return passedBytesUp.get();
  }

  public long passedBytesDown() {
    return passedBytesDown.get();
  }

  public long gardenBytes() {
    return gardenBytes.get();
  }
}
