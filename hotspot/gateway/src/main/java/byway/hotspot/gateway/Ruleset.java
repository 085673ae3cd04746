package byway.hotspot.gateway;

/**
 * The table of rules, as it is before anybody signs in. A session is a mark on its connections: set
 * from the client's link address on every packet that comes from it, so that both directions and
 * both families of addresses count into the same three objects, a counter each way and the quota.
 * The quota stands before the counters: what would pass the limit is dropped by the kernel itself
 * and counted nowhere, whether or not an agent is alive.
 */
record Ruleset(
    String lan,
    String uplink,
    int pagesPort,
    int generation,
    boolean leasesOnly,
    long gardenBytesPerClient) {
  static final String TABLE = "inet byway";

  /** Grows with every change of what is here: rules of another edition are not taken over. */
  static final int EDITION = 3;

  /** The garden's bytes of all clients together, in those of one: who takes a new link address. */
  private static final int MOST_GARDEN_CLIENTS = 20;

  /** Connections of one client to the local pages: a browser needs six. */
  private static final int MOST_CONNECTIONS_HERE = 16;

  /** What is known of clients and sessions; {@link SessionRules} fills it. */
  private static final String SETS =
      """
        set generation { type mark; elements = { %1$d } }
        set edition%2$d { type mark; }
        set admitted { type ether_addr; size 1024; }
        set leases { type ether_addr . ipv4_addr; size 4096; }
        set always4 { type ipv4_addr; flags timeout; size 1024; }
        set always6 { type ipv6_addr; flags timeout; size 1024; }
        set garden4 { type ipv4_addr; flags timeout; size 1024; }
        set garden6 { type ipv6_addr; flags timeout; size 1024; }
        set private4 { type ipv4_addr; flags interval; elements = { %3$s } }
        set private6 { type ipv6_addr; flags interval; elements = { %4$s } }
        set near6 { type ipv6_addr; flags interval; auto-merge; }
        set allowed4 { type ipv4_addr; flags interval; auto-merge; }
        set allowed6 { type ipv6_addr; flags interval; auto-merge; }
        set gardening { type mark; flags dynamic,timeout; timeout 1d; size 4096; }
        set gardens { type ifname; flags dynamic,timeout; timeout 1d; size 4; }
        set strangers { type ether_addr; flags dynamic,timeout; timeout 20s; size 1024; }
        set spent { type ether_addr; size 1024; }
        set asking { type ether_addr; flags dynamic,timeout; timeout 1m; size 4096; }
        set answered { type mark; flags dynamic,timeout; timeout 1m; size 4096; }
        counter garden { }
        set paused { type ifname; }
        map sessions { type ether_addr : mark; size 1024; }
        map quotas { type mark : quota; size 1024; }
        map ups { type mark : counter; size 1024; }
        map downs { type mark : counter; size 1024; }
        map drops { type mark : counter; size 1024; }
        map ratesup { type mark : limit; size 1024; }
        map ratesdown { type mark : limit; size 1024; }
      """;

  /** Names are asked here and nowhere else, and pages lead to ours, until somebody is admitted. */
  private static final String TRANSLATION =
      """

        chain ahead {
          type nat hook prerouting priority dstnat; policy accept;
          iifname != "%1$s" accept
          udp dport 53 redirect
          tcp dport 53 redirect
          tcp dport 80 fib daddr type local redirect to :%3$d
          ip daddr @always4 accept
          ip6 daddr @always6 accept
          ip daddr @garden4 accept
          ip6 daddr @garden6 accept
          tcp dport 80 ether saddr != @admitted redirect to :%3$d
          tcp dport 80 ether saddr @spent redirect to :%3$d
        }

        chain behind {
          type nat hook postrouting priority srcnat; policy accept;
          oifname "%2$s" masquerade
        }
      """;

  /**
   * What a client may say to the hotspot itself, and what it is told of names: bytes in names are
   * bytes as well, which nobody has paid for. Their connections have a mark, as the garden's have,
   * since a packet from here does not say yet to which link address it goes.
   */
  private static final String HERE =
      """

        chain here {
          type filter hook input priority filter; policy accept;
          iifname != "%1$s" accept
          udp dport 67 accept
          udp dport 547 accept
          icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert, mld-listener-query, mld-listener-report, mld2-listener-report } accept
          icmp type echo-request limit rate 20/second accept
          icmp type echo-request drop
          icmpv6 type echo-request limit rate 20/second accept
          icmpv6 type echo-request drop
          meta l4proto { tcp, udp } th dport 53 goto names
          tcp dport %2$d accept
          ct state established,related accept
          drop
        }

        chain names {
          ether saddr != @admitted update @asking { ether saddr limit rate over 20/second burst 60 packets } drop
          ether saddr != @admitted ct mark set jhash ether saddr mod 16777216 seed 0x62797761 offset 0x50000000 accept
          ct mark set jhash ether saddr mod 16777216 seed 0x62797761 offset 0x51000000 accept
        }

        chain answers {
          type filter hook output priority filter; policy accept;
          oifname != "%1$s" accept
          ct mark & 0xff000000 == 0x50000000 update @answered { ct mark limit rate over 5 kbytes/second burst 100 kbytes } drop
          ct mark & 0xff000000 == 0x51000000 update @answered { ct mark limit rate over 20 kbytes/second burst 1 mbytes } drop
        }
      """;

  /**
   * What goes through, either way: to the portal and payment, within the walled garden, or counted,
   * or not at all. The garden's connections have a mark that follows from the link address of the
   * client, so that its bytes of a day count together; when they are used up, or the set is full,
   * the garden is to this client as any other place: a few packets still come in, so that the
   * client answers one, and the connection is counted from there or ended.
   */
  private static final String THROUGH =
      """

        chain through {
          type filter hook forward priority filter; policy accept;
          iifname @paused drop
          oifname @paused drop
          iifname "%1$s" goto outward
          oifname "%1$s" goto inward
        }

        chain outward {
          %2$s
          ip daddr @always4 tcp dport { 80, 443 } accept
          ip6 daddr @always6 tcp dport { 80, 443 } accept
          oifname != "%3$s" goto nowhere
          ip daddr @private4 ip daddr != @allowed4 goto nowhere
          ip6 daddr @private6 ip6 daddr != @allowed6 goto nowhere
          ip6 daddr @near6 goto nowhere
          ip daddr @garden4 tcp dport { 80, 443 } jump garden
          ip6 daddr @garden6 tcp dport { 80, 443 } jump garden
          ether saddr != @admitted goto stranger
          ct mark set ether saddr map @sessions
          limit name ct mark map @ratesup drop
          quota name ct mark map @quotas goto stop
          counter name ct mark map @ups accept
          drop
        }

        chain garden {
          ct mark set jhash ether saddr mod 16777216 seed 0x62797761 offset 0x40000000
          add @gardening { ct mark quota until %4$d bytes } add @gardens { iifname quota until %5$d bytes } counter name "garden" accept
        }

        chain inward {
          ip saddr @always4 tcp sport { 80, 443 } ct state established accept
          ip6 saddr @always6 tcp sport { 80, 443 } ct state established accept
          ct state established ct mark & 0xff000000 == 0x40000000 add @gardening { ct mark quota until %4$d bytes } add @gardens { oifname quota until %5$d bytes } counter name "garden" accept
          ct state established ct mark & 0xff000000 == 0x40000000 limit rate 2/second burst 1 packets counter name "garden" accept
          limit name ct mark map @ratesdown drop
          quota name ct mark map @quotas goto halt
          counter name ct mark map @downs accept
          drop
        }
      """;

  private static final String OWN_LEASE_ONLY =
      "meta nfproto ipv4 ether saddr . ip saddr != @leases drop";

  /** Where a packet ends that does not go through; who is spent is told so at once. */
  private static final String ENDS =
      """

        chain nowhere {
          ether saddr != @admitted goto stranger
          meta l4proto tcp reject with tcp reset
          reject
        }

        chain stranger {
          update @strangers { ether saddr }
          meta l4proto tcp reject with tcp reset
          reject
        }

        chain stop {
          counter name ct mark map @drops
          ct state new ether saddr @spent meta l4proto tcp reject with tcp reset
          ct state new ether saddr @spent reject
          drop
        }

        chain halt {
          counter name ct mark map @drops
          drop
        }
      """;

  /**
   * No client takes the local pages from all others. Apart from the rest, since a kernel may be
   * without the part that counts connections.
   */
  String share() {
    return """
    add set inet byway talking { type ether_addr; size 1024; flags dynamic; }
    insert rule inet byway here iifname "%s" tcp dport %d ct state new add @talking { ether saddr ct count over %d } reject with tcp reset
    """
        .formatted(lan, pagesPort, MOST_CONNECTIONS_HERE);
  }

  /** Puts the whole table in the place of one that may be there. */
  String commands() {
    return "table %1$s { }\ndelete table %1$s\ntable %1$s {\n".formatted(TABLE)
        + SETS.formatted(
            generation,
            EDITION,
            Range.elements(Range.PRIVATE_IPV4),
            Range.elements(Range.PRIVATE_IPV6))
        + TRANSLATION.formatted(lan, uplink, pagesPort)
        + HERE.formatted(lan, pagesPort)
        + THROUGH.formatted(
            lan,
            leasesOnly ? OWN_LEASE_ONLY : "",
            uplink,
            gardenBytesPerClient,
            MOST_GARDEN_CLIENTS * gardenBytesPerClient)
        + ENDS
        + "}\n";
  }
}
