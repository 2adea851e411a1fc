package dev.tourniquet.trail;

import dev.tourniquet.trail.Operation.Kind;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls that name nothing because they change the whole account, such as opening every serial console. */
final class AccountOperations {

  private static final Set<String> OPERATIONS =
      Dictionary.rows("account-operations.tsv", 2).stream()
          .map(row -> row[0] + ":" + row[1])
          .collect(Collectors.toUnmodifiableSet());

  private AccountOperations() {}

  static void read(Scope scope, Collector collector) {
    String account = scope.event().account();
    if (!AccountIds.isAccountId(account)
        || !OPERATIONS.contains(scope.service() + ":" + scope.operation().name())) {
      return;
    }
    Relation relation = scope.operation().kind() == Kind.READ ? Relation.READ : Relation.TARGET;
    ResourceKey key = ResourceTypes.keyOf(ResourceTypes.ACCOUNT, account, scope);
    collector.add(new Mention(
        key,
        "",
        account,
        account,
        "recipientAccountId",
        relation,
        "account-setting",
        Confidence.STRONG));
  }
}
