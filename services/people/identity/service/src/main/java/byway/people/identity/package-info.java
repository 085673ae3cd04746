/** People: who they are and how they prove it. */
@NullMarked
package byway.people.identity;

import org.jspecify.annotations.NullMarked;
