package dev.tourniquet.jobs.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {
  private static final int MIB = 1 << 20;

  private final Room room = new Room(100 * MIB);

  @Test
  void isTakenByLargeObjectsAndNotByThoseOfTheUsualSize() {
    int large = room.take(60 * MIB);
    int usual = room.take(Room.USUAL);

    assertThat(room.free()).isEqualTo(40 * MIB);
    room.leave(usual);
    room.leave(large);
    assertThat(room.free()).isEqualTo(100 * MIB);
  }

  @Test
  void isGivenToASecondLargeObjectOnceTheFirstHasLeft() throws InterruptedException {
    int first = room.take(60 * MIB);
    var second = CompletableFuture.supplyAsync(() -> room.take(60 * MIB)).orTimeout(30, SECONDS);
    while (!room.isAwaited()) {
      Thread.sleep(1);
    }

    assertThat(second).isNotDone();
    room.leave(first);
    assertThat(second.join()).isEqualTo(first);
    assertThat(room.free()).isEqualTo(40 * MIB);
  }

  @Test
  void isGivenWholeToAnObjectThatNeedsMore() {
    int all = room.take(1_000L * MIB);

    assertThat(room.free()).isZero();
    room.leave(all);
    assertThat(room.free()).isEqualTo(100 * MIB);
  }
}
