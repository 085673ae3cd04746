/** What the service disclosures answers and publishes. */
@NullMarked
package byway.operations.disclosures.api;

import org.jspecify.annotations.NullMarked;
