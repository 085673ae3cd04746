/** The hotspot on a real network in bad times, and clients that try to go around the portal. */
@NullMarked
package byway.apps.real;

import org.jspecify.annotations.NullMarked;
