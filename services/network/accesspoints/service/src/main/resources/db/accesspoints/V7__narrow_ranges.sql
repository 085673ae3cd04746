-- What RADIUS servers ask for when they start, the closest first: read page by page.
create index ranges_narrow on ranges ((-masklen(range)), range)
  where masklen(range) >= case family(range) when 4 then 16 else 48 end;
