package io.distric.verticle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distric.membership.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MembersFileTest {

  private static final List<Address> MEMBERS =
      List.of(new Address("10.0.0.1", 7946), new Address("fe80::1", 7946));

  @TempDir private Path dir;

  @Test
  void shouldRecallWhatItKept() throws Exception {
    // given
    MembersFile file = new MembersFile(dir);
    assertEquals(List.of(), file.recall());

    // when
    file.keep(List.of(new Address("old", 1)));
    file.keep(MEMBERS);

    // then
    assertEquals(MEMBERS, new MembersFile(dir).recall());
  }

  @Test
  void shouldPassOverWhatIsDamaged() throws Exception {
    // given
    Files.writeString(dir.resolve("members"), "10.0.0.1:7946\nwhat\n\n:9\n[fe80::1]:7946\nx:99999");

    // then
    assertEquals(MEMBERS, new MembersFile(dir).recall());
  }

  @Test
  void shouldReadNoMoreThanItsLimit() throws Exception {
    // given
    Files.writeString(dir.resolve("members"), "10.0.0.1:7946\n".repeat(MembersFile.BYTES_MAX / 4));

    // then
    assertTrue(new MembersFile(dir).recall().size() <= MembersFile.BYTES_MAX / 14 + 1);
  }

  @Test
  void shouldLeaveWhatIsThereWhenItCannotWrite() throws Exception {
    // given
    MembersFile file = new MembersFile(dir);
    file.keep(MEMBERS);
    Files.createDirectory(dir.resolve("members.new"));

    // then
    assertThrows(IOException.class, () -> file.keep(List.of()));
    assertEquals(MEMBERS, file.recall());
  }
}
