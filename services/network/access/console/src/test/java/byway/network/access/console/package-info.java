@NullMarked
package byway.network.access.console;

import org.jspecify.annotations.NullMarked;
