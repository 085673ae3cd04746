/** The service abuse. */
@NullMarked
package byway.people.abuse;

import org.jspecify.annotations.NullMarked;
