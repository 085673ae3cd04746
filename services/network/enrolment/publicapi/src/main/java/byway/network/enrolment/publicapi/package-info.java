/** What apps may ask of enrolment. */
@NullMarked
package byway.network.enrolment.publicapi;

import org.jspecify.annotations.NullMarked;
