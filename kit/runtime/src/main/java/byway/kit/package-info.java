/** The only shared code of the platform. */
package byway.kit;
