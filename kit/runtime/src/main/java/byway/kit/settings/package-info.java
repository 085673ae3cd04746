/** What an installation can be told, and which parts of it run in this process. */
@NullMarked
package byway.kit.settings;

import org.jspecify.annotations.NullMarked;
