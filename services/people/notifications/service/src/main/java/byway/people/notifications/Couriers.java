package byway.people.notifications;

import byway.people.notifications.api.Channel;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Mail by mail servers, text messages by gateways; what neither takes is kept. */
@Singleton
final class Couriers implements Courier {
  private final MailCourier mail;
  private final SmsCourier sms;
  private final KeptOnly otherwise = new KeptOnly();

  Couriers(MailCourier mail, SmsCourier sms) {
    this.mail = mail;
    this.sms = sms;
  }

  @Override
  public Optional<Way> way(Channel channel) {
    var way = channel == Channel.EMAIL ? mail.way(channel) : sms.way(channel);
    return way.or(() -> otherwise.way(channel));
  }
}
