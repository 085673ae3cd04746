package byway.network.devices.api;

import java.util.List;

/**
 * Hosts that guests may be let to before they have signed in, from which the owners of hotspots
 * choose.
 *
 * @param hosts each a name such as {@code pay.example.org}; with {@code *.} before it, all names
 *     below it too
 */
public record FreePlaces(List<String> hosts) {}
