package dev.tourniquet.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers of the AWS CLI, read as a collection would. */
final class Answers {

  static final String IMAGES = """
      {"Images": [
        {"ImageId": "ami-1", "Name": "web", "Tags": [{"Key": "Name", "Value": "Prod web"}]},
        {"ImageId": "ami-2", "Tags": [{"Key": "Name", "Value": "db"}]}
      ]}
      """;

  private Answers() {}

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<InventoryItem> items(String file, String json) {
    InventoryItems items = read(file, json);
    List<InventoryItem> all = drained(items);
    assertThat(items.problems()).isEmpty();
    return all;
  }

  static List<InventoryItem> drained(InventoryItems items) {
    List<InventoryItem> all = new ArrayList<>();
    items.forEachRemaining(all::add);
    return all;
  }

  static InventoryItems read(String file, String json) {
    return InventoryItems.read(
        InventoryPath.parse("20260301T000000Z/111122223333/" + file), bytes(json));
  }
}
