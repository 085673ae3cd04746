package byway.network.enrolment.api;

/**
 * A box asks what has become of it.
 *
 * @param nonce that it was told last
 * @param proof signature by its key over {@code byway-look}, its id and the nonce, with line feeds
 *     between
 * @param operator short name of the operator, which it signs in with
 * @param mqtt address of the port for hotspots
 * @param portal address of the portal
 */
public record LookAtBox(String nonce, String proof, String operator, String mqtt, String portal) {}
