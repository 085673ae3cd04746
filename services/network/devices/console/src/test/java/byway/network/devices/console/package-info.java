@NullMarked
package byway.network.devices.console;

import org.jspecify.annotations.NullMarked;
