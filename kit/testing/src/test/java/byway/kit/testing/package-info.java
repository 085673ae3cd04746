@NullMarked
package byway.kit.testing;

import org.jspecify.annotations.NullMarked;
