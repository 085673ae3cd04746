/** What staff see of abuse. */
@NullMarked
package byway.people.abuse.console;

import org.jspecify.annotations.NullMarked;
