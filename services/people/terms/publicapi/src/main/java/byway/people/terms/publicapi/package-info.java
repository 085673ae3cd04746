/** What customers agree to, for apps. */
@NullMarked
package byway.people.terms.publicapi;

import org.jspecify.annotations.NullMarked;
