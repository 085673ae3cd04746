/**
 * Whether hotspots, ledger, history and carriers agree, as staff see it; carriers' bills are
 * brought here.
 */
@NullMarked
package byway.charging.usage.console;

import org.jspecify.annotations.NullMarked;
