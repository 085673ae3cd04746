/** What programs may ask of flags: OFREP, OpenFeature's protocol for asking from afar. */
@NullMarked
package byway.operations.flags.publicapi;

import org.jspecify.annotations.NullMarked;
