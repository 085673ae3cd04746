@NullMarked
package byway.kit.filters;

import org.jspecify.annotations.NullMarked;
