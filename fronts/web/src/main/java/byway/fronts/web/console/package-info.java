/**
 * What a feature's pages in the console are made with, and the small interfaces by which the
 * console finds what a feature adds to it: a bean that implements one is found, and no list names
 * it.
 */
@NullMarked
package byway.fronts.web.console;

import org.jspecify.annotations.NullMarked;
