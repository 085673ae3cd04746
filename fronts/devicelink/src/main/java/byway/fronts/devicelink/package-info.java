/** Where hotspots connect: the MQTT endpoint, between the device protocol and the services. */
@NullMarked
package byway.fronts.devicelink;

import org.jspecify.annotations.NullMarked;
