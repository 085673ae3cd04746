package byway.kit.tasks;

/** A service's hands: its work is found at start, and done where the service runs. */
public interface Worker {
  Duties duties();
}
