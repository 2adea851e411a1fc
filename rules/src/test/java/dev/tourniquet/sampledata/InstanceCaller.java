package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Software on an instance: records of 2026 say which instance the credentials were issued to, and how. */
final class InstanceCaller {

  private InstanceCaller() {}

  static Caller of(Session session, Instance instance, String agent) {
    ObjectNode identity = session.identity(session.accessKey());
    ((ObjectNode) identity.get("sessionContext")).put("ec2RoleDelivery", "2.0");
    identity.set(
        "inScopeOf",
        Json.object(
            "{'issuerType':'AWS::EC2::Instance','credentialsIssuedTo':'arn:aws:ec2:~:~:instance/~'}",
            instance.place().region(),
            instance.place().id(),
            instance.id()));
    return Caller.over(identity, instance.egressIp(), agent);
  }
}
