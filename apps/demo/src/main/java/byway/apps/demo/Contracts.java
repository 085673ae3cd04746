package byway.apps.demo;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.vouchers.api.Vouchers;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.devices.api.Devices;
import byway.network.enrolment.api.Enrolment;
import byway.operations.flags.api.Flags;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.Identity;
import byway.people.identity.api.NetworkSignIn;
import jakarta.inject.Singleton;

/** The services with which the demo is set up, by name. */
@Singleton
final class Contracts {
  final Tenants tenants;
  final Identity identity;
  final Catalog catalog;
  final Devices devices;
  final Vouchers vouchers;
  final AccessPoints accessPoints;
  final NetworkSignIn network;
  final Enrolment enrolment;
  final Flags flags;

  Contracts(
      Tenants tenants,
      Identity identity,
      Catalog catalog,
      Devices devices,
      Vouchers vouchers,
      AccessPoints accessPoints,
      NetworkSignIn network,
      Enrolment enrolment,
      Flags flags) {
    this.tenants = tenants;
    this.identity = identity;
    this.catalog = catalog;
    this.devices = devices;
    this.vouchers = vouchers;
    this.accessPoints = accessPoints;
    this.network = network;
    this.enrolment = enrolment;
    this.flags = flags;
  }
}
