/** A house in which each rule of {@code ArchitectureTest} is broken once, and nothing else is. */
package byway.journeys.wrong;
