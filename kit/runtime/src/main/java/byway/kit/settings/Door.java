package byway.kit.settings;

/**
 * A port that a part opens where it runs.
 *
 * @param setting the variable that names it, without the prefix
 * @param tcp otherwise UDP
 * @param port 0 for any, or none
 * @param opener the settings of the part that opens it
 */
public record Door(String setting, boolean tcp, int port, Class<?> opener) {}
