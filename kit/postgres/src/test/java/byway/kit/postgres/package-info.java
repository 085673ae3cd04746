@NullMarked
package byway.kit.postgres;

import org.jspecify.annotations.NullMarked;
