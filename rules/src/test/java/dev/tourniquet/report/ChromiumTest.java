package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChromiumTest {
  @Test
  void theFirstThatIsThereIsTaken() {
    assertThat(Chromium.executable(Stream.of("/nowhere/chromium", "/bin/sh", "/bin/ls")))
        .isEqualTo(Path.of("/bin/sh"));
  }

  @Test
  void aMachineWithoutChromiumIsToldHowToGetIt() {
    assertThatThrownBy(() -> Chromium.executable(Stream.of("/nowhere/chromium")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot find Chromium, which the tests of the pages drive: run .ci/install-chromium, "
                + "or set CHROMIUM to the path of a Chromium or Chrome");
  }
}
