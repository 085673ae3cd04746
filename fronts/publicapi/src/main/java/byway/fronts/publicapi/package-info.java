/**
 * What all resources of the public API share: who calls, how lists have pages, how it is described.
 */
@NullMarked
package byway.fronts.publicapi;

import org.jspecify.annotations.NullMarked;
