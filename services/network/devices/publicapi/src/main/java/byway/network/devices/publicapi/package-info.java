/** What apps may ask of devices. */
@NullMarked
package byway.network.devices.publicapi;

import org.jspecify.annotations.NullMarked;
