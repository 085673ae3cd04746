package byway.operations.audit.api;

/**
 * How many acts of a kind by one of the staff within an hour are usual: 1 to 1,000.
 *
 * @param data times that data is given to a customer
 * @param vouchers batches
 * @param refunds orders
 * @param secrets shown or made anew
 */
public record AlarmLimits(int data, int vouchers, int refunds, int secrets) {
  public static final AlarmLimits USUAL = new AlarmLimits(20, 10, 10, 10);

  public int of(AlarmKind kind) {
    return switch (kind) {
      case DATA -> data;
      case VOUCHERS -> vouchers;
      case REFUNDS -> refunds;
      case SECRETS -> secrets;
    };
  }
}
