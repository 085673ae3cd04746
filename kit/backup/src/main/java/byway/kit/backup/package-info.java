/**
 * What keeps the installation's data safe from the loss of its machine and from mistakes: copies of
 * the database with its log, sealed, in a folder or a store of objects, and the way back to any
 * moment of them.
 */
@NullMarked
package byway.kit.backup;

import org.jspecify.annotations.NullMarked;
