/** What apps may ask of access. */
@NullMarked
package byway.network.access.publicapi;

import org.jspecify.annotations.NullMarked;
