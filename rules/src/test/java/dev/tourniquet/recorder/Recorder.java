package dev.tourniquet.recorder;

import dev.tourniquet.inventory.InventoryItem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads text as a file that AWS Config delivered. */
public final class Recorder {

  public static final ConfigFile FILE = ConfigFile.parse(
      "inv/AWSLogs/111122223333/Config/us-east-1/2026/3/1/ConfigHistory/"
          + "111122223333_Config_us-east-1_ConfigHistory_AWS::S3::Bucket_20260301T000000Z_20260301T060000Z_1.json.gz");

  private Recorder() {}

  /** The items of a file with this text. */
  public static List<InventoryItem> items(String json) {
    List<InventoryItem> all = new ArrayList<>();
    read(json).forEachRemaining(all::add);
    return all;
  }

  /** The items of a history with these. */
  public static List<InventoryItem> history(String... items) {
    return items(
        "{\"fileVersion\": \"1.0\", \"configurationItems\": [" + String.join(",", items) + "]}");
  }

  static ConfigItems read(String json) {
    return ConfigItems.read(FILE, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** An item as files have it. */
  public static String item(String type, String id, String name, String captured, String rest) {
    return """
        {"relatedEvents": [], "relationships": [], "supplementaryConfiguration": {}, "tags": {},
         "configurationItemVersion": "1.3", "configurationItemCaptureTime": "%s",
         "configurationStateId": 1772323200000, "awsAccountId": "111122223333",
         "configurationItemStatus": "OK", "resourceType": "%s", "resourceId": "%s", "resourceName": "%s",
         "awsRegion": "us-east-1"%s}
        """.formatted(captured, type, id, name, rest.isEmpty() ? "" : ", " + rest);
  }
}
