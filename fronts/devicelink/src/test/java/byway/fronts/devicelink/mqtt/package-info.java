/** Tests of the connection itself. */
@NullMarked
package byway.fronts.devicelink.mqtt;

import org.jspecify.annotations.NullMarked;
