-- Where a hotspot stands, as its owner or staff have said.
alter table devices
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint devices_location check ((latitude is null) = (longitude is null));
