package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  @Test
  void doesStepsAtTheSameTime() {
    var met = new CountDownLatch(2);

    AtOnce.run(() -> meet(met), () -> meet(met));

    assertThat(met.getCount()).isZero();
  }

  @Test
  void throwsTheFailureAsItWasOnceTheOthersAreDone() {
    var failed = new CountDownLatch(1);
    var done = new AtomicBoolean();
    var outage = new UncheckedIOException("gone", new java.io.IOException());

    Throwable thrown = catchThrowable(() -> AtOnce.run(
        () -> {
          failed.countDown();
          throw outage;
        },
        () -> {
          await(failed);
          done.set(true);
        }));

    assertThat(thrown).isSameAs(outage);
    assertThat(done).isTrue();
  }

  @Test
  void tellsOfEveryFailure() {
    var second = new IllegalStateException("second");

    Throwable thrown = catchThrowable(() -> AtOnce.run(
        () -> {
          throw new IllegalArgumentException("first");
        },
        () -> {
          throw second;
        }));

    assertThat(thrown).hasMessage("first").hasSuppressedException(second);
  }

  private static void meet(CountDownLatch met) {
    met.countDown();
    await(met);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
