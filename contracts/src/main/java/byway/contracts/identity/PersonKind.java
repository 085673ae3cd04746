package byway.contracts.identity;

/** Customers buy and use data; staff run the operator. */
public enum PersonKind {
  CUSTOMER,
  STAFF
}
