package byway.operations.installation.api;

/**
 * Why something cannot be taken.
 *
 * @param field it is about
 * @param code stable, such as {@code name_unknown}
 * @param detail a sentence, or the one word that the sentence of the code needs
 */
public record Trouble(String field, String code, String detail) {}
