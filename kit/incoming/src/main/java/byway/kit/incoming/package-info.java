/**
 * The one way in for signed webhooks: believed for the signature over the exact bytes, each event
 * once, by the object's own version and never by the order of arrival.
 */
@NullMarked
package byway.kit.incoming;

import org.jspecify.annotations.NullMarked;
