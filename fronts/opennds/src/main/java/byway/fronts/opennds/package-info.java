/** The front for access points that run openNDS: its forwarding authentication service. */
@NullMarked
package byway.fronts.opennds;

import org.jspecify.annotations.NullMarked;
