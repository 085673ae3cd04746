@NullMarked
package byway.kit.backup;

import org.jspecify.annotations.NullMarked;
