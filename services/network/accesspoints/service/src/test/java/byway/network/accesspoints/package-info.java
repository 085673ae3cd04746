/** Tests of the service accesspoints. */
@NullMarked
package byway.network.accesspoints;

import org.jspecify.annotations.NullMarked;
