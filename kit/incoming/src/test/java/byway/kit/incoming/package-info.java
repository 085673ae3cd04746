@NullMarked
package byway.kit.incoming;

import org.jspecify.annotations.NullMarked;
