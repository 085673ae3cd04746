package byway.kit.incoming;

/** A service with a receiver, so that what was set aside there is found. */
public interface Receives {
  Receiver<?> receiver();
}
