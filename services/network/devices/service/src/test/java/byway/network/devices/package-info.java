@NullMarked
package byway.network.devices;

import org.jspecify.annotations.NullMarked;
