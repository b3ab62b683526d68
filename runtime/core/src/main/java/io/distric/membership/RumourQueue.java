package io.distric.membership;

import io.distric.membership.GossipMessage.Rumour;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * News that waits to be passed on: the least often sent first, among those the newest. One of each
 * kind for a member, so that it never holds more than three times as many as there are members.
 */
final class RumourQueue {

  private static final int LOAD_KEY = 1 << 30;
  private static final int PROFILE_KEY = 1 << 29;
  private static final int STALE_MIN = 64;

  private final Map<Integer, Item> items = new HashMap<>();
  private final List<ArrayDeque<Item>> bySends = new ArrayList<>();
  private final List<Item> picked = new ArrayList<>();
  private int lowest;
  private int stale;

  /** News of a member; it takes the place of older news of the same member. */
  void put(int number, Rumour rumour, int already, long now) {
    Item item = new Item(rumour, MessageSize.of(rumour), now - rumour.age());
    item.key = key(number, rumour);
    item.sends = already;
    switch (rumour) {
      // Who has not heard of the member cannot make use of other news of it.
      case GossipMessage.Alive ignored -> discard(number);
      case GossipMessage.Failed ignored -> discard(number | PROFILE_KEY);
      case GossipMessage.Left ignored -> discard(number | PROFILE_KEY);
      case GossipMessage.Suspected ignored -> {}
      case GossipMessage.Refuted ignored -> {}
      case GossipMessage.LoadMoved ignored -> {}
    }
    discard(item.key);
    items.put(item.key, item);
    bucket(already).addLast(item);
    lowest = Math.min(lowest, already);
  }

  void drop(int number) {
    discard(number);
    discard(number | LOAD_KEY);
    discard(number | PROFILE_KEY);
  }

  /** Drops all news of others: there is nobody to tell, and later it will be old. */
  void keepOnly(int number) {
    for (int key : List.copyOf(items.keySet())) {
      if ((key & ~(LOAD_KEY | PROFILE_KEY)) != number) {
        discard(key);
      }
    }
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  int size() {
    return items.size();
  }

  /** News held, that which is not news any more included. */
  int held() {
    return items.size() + stale;
  }

  /** Adds to a packet what fits, and counts it as sent. Returns the bytes that are left. */
  int fill(List<GossipMessage> packet, int room, int sendsMax, long now) {
    int left = room;
    for (int sends = lowest; sends < bySends.size() && left > 0; sends++) {
      left = take(bySends.get(sends), packet, left, now);
    }
    again(sendsMax);
    return Math.max(0, left);
  }

  private void discard(int key) {
    Item item = items.remove(key);
    if (item != null) {
      item.stale = true;
      stale++;
      sweep();
    }
  }

  /** Stale news lies below what is new, where a flood of it would never let it be reached. */
  private void sweep() {
    if (stale > STALE_MIN + items.size()) {
      bySends.forEach(bucket -> bucket.removeIf(item -> item.stale));
      stale = 0;
    }
  }

  private static int key(int number, Rumour rumour) {
    return switch (rumour) {
      case GossipMessage.LoadMoved ignored -> number | LOAD_KEY;
      case GossipMessage.Alive ignored -> number | PROFILE_KEY;
      case GossipMessage.Suspected ignored -> number;
      case GossipMessage.Refuted ignored -> number;
      case GossipMessage.Failed ignored -> number;
      case GossipMessage.Left ignored -> number;
    };
  }

  private void again(int sendsMax) {
    for (Item item : picked) {
      item.sends++;
      if (item.sends >= sendsMax) {
        items.remove(item.key);
      } else {
        bucket(item.sends).addLast(item);
      }
    }
    picked.clear();
    while (lowest < bySends.size() && bySends.get(lowest).isEmpty()) {
      lowest++;
    }
  }

  private int take(ArrayDeque<Item> bucket, List<GossipMessage> packet, int room, long now) {
    int left = room;
    while (!bucket.isEmpty()) {
      Item item = bucket.peekLast();
      if (!item.stale && item.bytes > left) {
        return 0;
      }
      bucket.pollLast();
      if (item.stale) {
        stale--;
      } else {
        packet.add(item.rumour.aged(age(item, now)));
        picked.add(item);
        left -= item.bytes;
      }
    }
    return left;
  }

  private static int age(Item item, long now) {
    return (int) Math.max(0, Math.min(MessageSize.AGE_MAX, now - item.arose));
  }

  private ArrayDeque<Item> bucket(int sends) {
    while (bySends.size() <= sends) {
      bySends.add(new ArrayDeque<>(0));
    }
    return bySends.get(sends);
  }

  private static final class Item {
    private final Rumour rumour;
    private final int bytes;
    private final long arose;
    private int key;
    private int sends;
    private boolean stale;

    private Item(Rumour rumour, int bytes, long arose) {
      this.rumour = rumour;
      this.bytes = bytes;
      this.arose = arose;
    }
  }
}
