package dev.tourniquet.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.inventory.InventoryItem;

/** Answers of AWS about the user of a story. */
final class Items {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Items() {}

  static InventoryItem ofCaller(String operation, String json) {
    try {
      return new InventoryItem(
          Story.NOW,
          Story.ACCOUNT,
          "global",
          "iam",
          operation,
          "AWS::IAM::User",
          "ImageBuilder",
          "",
          "",
          JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read " + json, e);
    }
  }
}
