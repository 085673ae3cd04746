/** What runs in this process: settings, roles, start and stop. */
@NullMarked
package byway.kit.platform;

import org.jspecify.annotations.NullMarked;
