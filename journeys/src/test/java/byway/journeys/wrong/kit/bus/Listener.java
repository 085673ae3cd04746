package byway.journeys.wrong.kit.bus;

/** As in the kit. */
public interface Listener {}
