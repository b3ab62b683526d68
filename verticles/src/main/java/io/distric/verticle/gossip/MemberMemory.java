package io.distric.verticle.gossip;

import io.distric.membership.Address;
import java.io.IOException;
import java.util.List;

/** Where a node keeps the addresses of other members for its next start. May block. */
public interface MemberMemory {

  /** Of a member that keeps nothing. */
  MemberMemory NONE =
      new MemberMemory() {
        @Override
        public List<Address> recall() {
          return List.of();
        }

        @Override
        public void keep(List<Address> members) {}
      };

  /** What was kept last; empty if nothing was, or nothing of it can be read. */
  List<Address> recall();

  /**
   * Replaces what was kept.
   *
   * @throws IOException if that cannot be; what was kept before is still there
   */
  void keep(List<Address> members) throws IOException;
}
