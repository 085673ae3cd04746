/**
 * {@code ./byway doctor}: looks at all that an installation stands on, before its first start and
 * beside a running server, and says what to do.
 */
@NullMarked
package byway.apps.doctor;

import org.jspecify.annotations.NullMarked;
