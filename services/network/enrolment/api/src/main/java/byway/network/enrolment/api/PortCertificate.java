package byway.network.enrolment.api;

import java.time.Instant;
import java.util.List;

/**
 * What a process shows to hotspots.
 *
 * @param chain in DER, as unpadded base64url; the authority's comes last
 * @param renewAt when it is time for another, long before this one ends
 */
public record PortCertificate(List<String> chain, Instant renewAt) {}
