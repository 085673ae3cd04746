/**
 * Who asks, for which tenant, and on which trace: it travels with every call, message and log line.
 */
@NullMarked
package byway.kit.context;

import org.jspecify.annotations.NullMarked;
