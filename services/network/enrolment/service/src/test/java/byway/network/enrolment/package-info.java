/** Tests of the service enrolment. */
@NullMarked
package byway.network.enrolment;

import org.jspecify.annotations.NullMarked;
