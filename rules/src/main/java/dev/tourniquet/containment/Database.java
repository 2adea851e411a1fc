package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes a database off the Internet. */
final class Database {

  private Database() {}

  /** An instance: a cluster takes its reach from its instances, and a warehouse is another service's. */
  static List<Step> makePrivate(Situation s) {
    if (!s.resource().type().equals("AWS::RDS::DBInstance")) {
      return List.of();
    }
    ObjectNode id = Json.object("DBInstanceIdentifier", s.resource().id());
    return List.of(s.step(
        reachable(id, false),
        reachable(id, true),
        List.of(new Call("rds", "DescribeDBInstances", id)),
        List.of("Clients outside the network are cut off")));
  }

  private static Call reachable(ObjectNode id, boolean fromInternet) {
    return new Call(
        "rds",
        "ModifyDBInstance",
        id.deepCopy().put("PubliclyAccessible", fromInternet).put("ApplyImmediately", true));
  }
}
