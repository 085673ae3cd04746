package byway.people.identity.api;

/** Customers buy and use data; staff run the operator. */
public enum PersonKind {
  CUSTOMER,
  STAFF
}
