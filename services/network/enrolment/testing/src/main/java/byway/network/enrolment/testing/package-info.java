/** What the contracts of enrolment promise, for whoever keeps them. */
@NullMarked
package byway.network.enrolment.testing;

import org.jspecify.annotations.NullMarked;
