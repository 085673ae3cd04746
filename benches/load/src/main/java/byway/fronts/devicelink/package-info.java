/** The front that is measured over MQTT, alone with the real charging behind it. */
@NullMarked
package byway.fronts.devicelink;

import org.jspecify.annotations.NullMarked;
