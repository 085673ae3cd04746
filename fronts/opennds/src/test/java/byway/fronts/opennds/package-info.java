@NullMarked
package byway.fronts.opennds;

import org.jspecify.annotations.NullMarked;
