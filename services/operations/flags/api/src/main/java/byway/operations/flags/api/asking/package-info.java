/**
 * How code asks flags: rules are remembered in each process, and answered from there. It belongs to
 * whoever asks, and so runs wherever that does.
 */
@NullMarked
package byway.operations.flags.api.asking;

import org.jspecify.annotations.NullMarked;
