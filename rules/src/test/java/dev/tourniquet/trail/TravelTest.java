package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** Keys and mentions travel between the machines of a cluster. */
class TravelTest {

  @Test
  void keysMentionsAndNamesArriveAsTheyLeft() throws IOException, ClassNotFoundException {
    Event event = Stratus.lines().get(0).event();
    assertArrives(EventKeys.of(event));
    assertArrives(Mentions.of(event));
    assertArrives(PrincipalName.of(event));
    assertArrives(SourceAddress.of(event));
    assertArrives(Invocation.of(event));
  }

  private static void assertArrives(Serializable value) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(value);
    }
  }
}
