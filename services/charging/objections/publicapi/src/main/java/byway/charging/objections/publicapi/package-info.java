/** What apps may ask of objections. */
@NullMarked
package byway.charging.objections.publicapi;

import org.jspecify.annotations.NullMarked;
