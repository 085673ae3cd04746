@NullMarked
package byway.network.access;

import org.jspecify.annotations.NullMarked;
