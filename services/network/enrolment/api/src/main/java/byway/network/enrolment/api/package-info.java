/** How boxes that are nobody's become hotspots of somebody, and who vouches for the platform. */
@NullMarked
package byway.network.enrolment.api;

import org.jspecify.annotations.NullMarked;
