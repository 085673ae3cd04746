/** How the tests of others meet devices. */
@NullMarked
package byway.network.devices.testing;

import org.jspecify.annotations.NullMarked;
