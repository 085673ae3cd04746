/** What apps may ask of usage. */
@NullMarked
package byway.charging.usage.publicapi;

import org.jspecify.annotations.NullMarked;
