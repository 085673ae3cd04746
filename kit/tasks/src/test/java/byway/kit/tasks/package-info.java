@NullMarked
package byway.kit.tasks;

import org.jspecify.annotations.NullMarked;
