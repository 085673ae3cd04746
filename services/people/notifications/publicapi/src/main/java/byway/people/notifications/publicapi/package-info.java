/** What mail services and gateways tell of messages. */
@NullMarked
package byway.people.notifications.publicapi;

import org.jspecify.annotations.NullMarked;
