package dev.tourniquet.config;

import dev.tourniquet.inventory.InventoryItem;
import java.util.List;

/** Reads whole attributes from what AWS described. */
public final class Observations {

  private Observations() {}

  /** The attributes that the item shows. */
  public static List<Observed> of(InventoryItem item) {
    return List.of();
  }
}
