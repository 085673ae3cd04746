/** Who works for an operator, in which role, and what two of them decide together. */
@NullMarked
package byway.people.staff.api;

import org.jspecify.annotations.NullMarked;
