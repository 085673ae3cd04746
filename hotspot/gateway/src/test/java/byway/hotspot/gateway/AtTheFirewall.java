package byway.hotspot.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.hotspot.agent.Enforcement.Admission;
import byway.hotspot.protocol.MacAddress;
import byway.outside.network.Lab;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A client, the kernel's firewall with fresh rules for each test, and a server behind it. */
abstract class AtTheFirewall {
  /** What a client may bring from the garden in a day. */
  static final long GARDEN = 1_000_000;

  static Lab lab;
  static Server server;
  static MacAddress mac;

  final UUID session = UUID.randomUUID();
  Nft nft;
  NftEnforcement firewall;

  @BeforeAll
  static void open() {
    var hindrance = Lab.hindrance();
    assumeTrue(hindrance.isEmpty(), () -> "real packets are not tried: " + hindrance.get());
    lab = Lab.open();
    lab.addressClient();
    mac = MacAddress.parse(lab.clientMac());
    server = new Server(lab.internet);
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      server.close();
      lab.close();
    }
  }

  @BeforeEach
  void makeRules() {
    nft = lab.hotspot.within(Nft::new);
    nft.run("table inet byway { }\ndelete table inet byway");
    firewall = firewall(7);
  }

  NftEnforcement firewall(int generation) {
    return new NftEnforcement(
        nft,
        new Ruleset("lan", "wan", 8088, generation, false, GARDEN),
        Thread.ofVirtual().factory());
  }

  @AfterEach
  void leave() {
    firewall.close();
    nft.close();
  }

  void admit(long limitBytes) {
    firewall.admit(new Admission(mac, session, limitBytes, limitBytes, 0));
  }
}
