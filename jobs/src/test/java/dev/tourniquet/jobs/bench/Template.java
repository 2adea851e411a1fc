package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A record of CloudTrail with blanks.
 *
 * @param service eventSource
 * @param name eventName
 * @param texts what stands before, between and after the blanks: one more than {@code order}
 * @param blanks the different blanks
 * @param order which blank stands at each place
 */
record Template(
    String service, String name, List<byte[]> texts, List<Blank> blanks, List<Integer> order) {
  Template {
    texts = List.copyOf(texts);
    blanks = List.copyOf(blanks);
    order = List.copyOf(order);
    if (texts.size() != order.size() + 1) {
      throw new IllegalArgumentException(
          "Invalid template: " + texts.size() + " texts around " + order.size() + " blanks");
    }
  }

  /** Writes the event with every blank filled; a blank has the same value at all its places. */
  void write(Call call, OutputStream out) throws IOException {
    byte[][] values = new byte[blanks.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = call.fill(blanks.get(i));
    }
    out.write(texts.get(0));
    for (int i = 0; i < order.size(); i++) {
      out.write(values[order.get(i)]);
      out.write(texts.get(i + 1));
    }
  }
}
