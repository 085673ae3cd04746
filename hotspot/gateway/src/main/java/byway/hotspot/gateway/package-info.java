/** The agent on a Linux gateway: nftables, DHCP and DNS, and the pages on the guests' side. */
@NullMarked
package byway.hotspot.gateway;

import org.jspecify.annotations.NullMarked;
