package byway.kit.radius;

/** Whether a packet proves that its sender knows the shared secret. */
public enum Proof {
  RIGHT,
  WRONG,
  MISSING
}
