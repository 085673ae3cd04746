/**
 * A server's side of MQTT 3.1.1 and 5, as much as hotspots need and as strict as the standards say.
 * What one section of MQTT 5 (OASIS, 2019) says is cited by its number.
 */
@NullMarked
package byway.fronts.devicelink.mqtt;

import org.jspecify.annotations.NullMarked;
