/** The service enrolment. */
@NullMarked
package byway.network.enrolment;

import org.jspecify.annotations.NullMarked;
