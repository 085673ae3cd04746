package byway.people.identity.api;

/** Proof of a telephone number by the code of six digits that was sent there. */
public record ProvePhone(String phone, String code) {}
