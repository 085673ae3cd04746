/**
 * The demo: an operator with hotspots, guests and a card processor, and the main job told line by
 * line.
 */
@NullMarked
package byway.apps.demo;

import org.jspecify.annotations.NullMarked;
