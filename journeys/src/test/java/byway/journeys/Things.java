package byway.journeys;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What is a customer's, so that it can be asked for by others. */
final class Things {
  private Things() {}

  /** Their ids, by the beginning of the addresses that are about them. */
  static Map<String, String> of(Platform here, UUID customer, UUID member) throws IOException {
    var things = new LinkedHashMap<String, String>();
    var pack = UUID.randomUUID();
    here.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'One','bytes':1000,'price':{'minor':100,'currency':'EUR'}}"
            .formatted(pack));
    var hotspot = UUID.randomUUID();
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Harbour','serial':'H1','ownerId':'%s'}".formatted(hotspot, customer));
    var order = UUID.randomUUID();
    here.tell(
        "/internal/orders",
        """
        {'key':'%s','customerId':'%s','packId':'%s','returnUrl':'http://x.example/back',
         'cancelUrl':'http://x.example/buy','saveCard':false}
        """
            .formatted(order, customer, pack));
    var batch = UUID.randomUUID();
    here.tell(
        "/internal/vouchers/batches",
        "{'key':'%s','label':'Quay','count':1,'bytes':1000,'reason':'a test'}".formatted(batch));
    var point = UUID.randomUUID();
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Shop','serial':'S1','ownerId':'%s'}".formatted(point, customer));
    here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'MIKROTIK',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':false,'orders':''}
        """
            .formatted(point));
    things.put("/dashboard/hotspots/", hotspot.toString());
    things.put("/api/v1/me/hotspots/", hotspot.toString());
    things.put("/api/v1/orders/", order.toString());
    things.put("/console/hotspots/", hotspot.toString());
    things.put("/console/access-points/{id}", point.toString());
    things.put("/console/free-places/", hotspot.toString());
    things.put("/console/given/", customer.toString());
    things.put("/console/orders/", order.toString());
    things.put("/console/packs/", pack.toString());
    things.put("/console/vouchers/", batch.toString());
    things.put("/console/customers/", customer.toString());
    things.put("/console/staff/", member.toString());
    return things;
  }
}
