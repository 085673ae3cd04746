/** The installation's root secrets by version, and the keys that are derived from them. */
@org.jspecify.annotations.NullMarked
package byway.kit.secrets;
