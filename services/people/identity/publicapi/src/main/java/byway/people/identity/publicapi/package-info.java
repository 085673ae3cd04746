/** What apps may ask of identity. */
@NullMarked
package byway.people.identity.publicapi;

import org.jspecify.annotations.NullMarked;
