@NullMarked
package byway.kit.settings;

import org.jspecify.annotations.NullMarked;
