/** The pages of an operator's staff: whether all is well, and help for a customer. */
@NullMarked
package byway.fronts.console;

import org.jspecify.annotations.NullMarked;
