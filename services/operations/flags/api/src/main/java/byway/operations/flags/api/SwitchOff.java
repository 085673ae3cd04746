package byway.operations.flags.api;

/** Why. */
public record SwitchOff(String reason) {}
