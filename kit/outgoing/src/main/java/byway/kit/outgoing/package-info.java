/**
 * The one guarded way out to an address that a person gave: webhooks, an endpoint that was typed
 * in, a picture. Who asks Byway to call something never gets to see what only Byway can reach.
 */
@NullMarked
package byway.kit.outgoing;

import org.jspecify.annotations.NullMarked;
