package byway.hotspot.gateway;

/**
 * The table of rules, as it is before anybody signs in. A session is a mark on its connections: set
 * from the client's link address on every packet that comes from it, so that both directions and
 * both families of addresses count into the same three objects, a counter each way and the quota.
 * The quota stands before the counters: what would pass the limit is dropped by the kernel itself
 * and counted nowhere, whether or not an agent is alive.
 */
record Ruleset(String lan, String uplink, int pagesPort, int generation, boolean leasesOnly) {
  static final String TABLE = "inet byway";

  /** What is known of clients and sessions; {@link SessionRules} fills it. */
  private static final String SETS =
      """
        set generation { type mark; elements = { %d } }
        set admitted { type ether_addr; size 1024; }
        set leases { type ether_addr . ipv4_addr; size 4096; }
        set garden4 { type ipv4_addr; flags timeout; size 4096; }
        set garden6 { type ipv6_addr; flags timeout; size 4096; }
        set strangers { type ether_addr; flags dynamic,timeout; timeout 20s; size 1024; }
        set spent { type ether_addr; size 1024; }
        set asking { type ether_addr; flags dynamic,timeout; timeout 1m; size 4096; }
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

  /** What a client may say to the hotspot itself. */
  private static final String HERE =
      """

        chain here {
          type filter hook input priority filter; policy accept;
          iifname != "%1$s" accept
          udp dport 67 accept
          udp dport 547 accept
          icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert, mld-listener-query, mld-listener-report, mld2-listener-report } accept
          icmp type echo-request limit rate 20/second accept
          icmpv6 type echo-request limit rate 20/second accept
          meta l4proto { tcp, udp } th dport 53 ether saddr != @admitted update @asking { ether saddr limit rate over 20/second burst 60 packets } drop
          meta l4proto { tcp, udp } th dport 53 accept
          tcp dport %2$d accept
          ct state established,related accept
          drop
        }
      """;

  /** What goes through, either way: within the walled garden, or counted, or not at all. */
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
          ip daddr @garden4 tcp dport { 80, 443 } accept
          ip6 daddr @garden6 tcp dport { 80, 443 } accept
          ether saddr != @admitted goto stranger
          ct mark set ether saddr map @sessions
          limit name ct mark map @ratesup drop
          quota name ct mark map @quotas goto stop
          counter name ct mark map @ups accept
          drop
        }

        chain inward {
          ip saddr @garden4 tcp sport { 80, 443 } ct state established accept
          ip6 saddr @garden6 tcp sport { 80, 443 } ct state established accept
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

  /** Puts the whole table in the place of one that may be there. */
  String commands() {
    return "table %1$s { }\ndelete table %1$s\ntable %1$s {\n".formatted(TABLE)
        + SETS.formatted(generation)
        + TRANSLATION.formatted(lan, uplink, pagesPort)
        + HERE.formatted(lan, pagesPort)
        + THROUGH.formatted(lan, leasesOnly ? OWN_LEASE_ONLY : "")
        + ENDS
        + "}\n";
  }
}
