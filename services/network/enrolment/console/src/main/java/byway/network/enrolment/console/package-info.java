/** Enrolment in the console. */
@NullMarked
package byway.network.enrolment.console;

import org.jspecify.annotations.NullMarked;
