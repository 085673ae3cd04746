@NullMarked
package byway.network.accesspoints.console;

import org.jspecify.annotations.NullMarked;
