/** What a hotspot and the platform say to each other over MQTT, and its compact binary form. */
@NullMarked
package byway.hotspot.protocol;

import org.jspecify.annotations.NullMarked;
