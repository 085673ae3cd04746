package byway.people.identity.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param redirect where the browser comes back to: the whole address of a page of the operator
 * @param confirming who proves once more that it is them; none for a sign-in
 * @param from with the challenge of this browser
 */
public record AskProvider(String redirect, @Nullable UUID confirming, CameFrom from) {}
