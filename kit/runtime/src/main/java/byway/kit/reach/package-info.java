/** Whether what a process needs of others can be reached: told once when lost, once when back. */
@NullMarked
package byway.kit.reach;

import org.jspecify.annotations.NullMarked;
