package dev.tourniquet.lineage;

import dev.tourniquet.inventory.ResourceTypes;
import java.util.List;

/** Any call with a role's session may say to which instance or function the session was issued. */
final class IssuedTo {

  static final List<EdgeRule> RULES = List.of(EdgeRule.edge(
      "any",
      EdgeType.RUNS_AS,
      event -> Ends.ofArn(event.text("userIdentity.inScopeOf.credentialsIssuedTo")),
      Ends.at(ResourceTypes.ROLE, "userIdentity.sessionContext.sessionIssuer.arn")));

  private IssuedTo() {}
}
