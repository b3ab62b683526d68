package io.distric.verticle.launch;

import io.distric.membership.MemberEvent;
import io.distric.membership.MemberNews;
import io.distric.protocol.Addresses;
import io.distric.protocol.JsonText;
import io.distric.protocol.LiveEvent;
import io.distric.verticle.gossip.MemberEventJson;
import io.distric.verticle.gossip.MemberLog;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.function.Consumer;

/** Passes on what gossip learns: to the node's verticles, to streams of events, and to the log. */
final class ClusterNews implements Consumer<MemberNews> {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  private final EventBus bus;
  private final MemberLog log = new MemberLog();

  ClusterNews(EventBus bus) {
    this.bus = bus;
  }

  @Override
  public void accept(MemberNews news) {
    log.accept(news);
    bus.publish(Addresses.MEMBERS, news, LOCAL);
    if (!(news.event() instanceof MemberEvent.Departed)) {
      JsonText data = new JsonText(256).object();
      MemberEventJson.fields(data, news.event());
      String type = MemberEventJson.type(news.event());
      bus.publish(
          Addresses.LIVE, new LiveEvent(type, news.at(), data.endObject().toBytes()), LOCAL);
    }
  }
}
