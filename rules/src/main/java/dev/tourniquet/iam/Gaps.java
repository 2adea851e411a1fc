package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the policies themselves leave open. */
final class Gaps {

  private static final int MOST_NAMED = 10;

  private Gaps() {}

  static List<Gap> of(Subject subject) {
    Set<Gap> gaps = new LinkedHashSet<>();
    for (Policy policy : subject.layers().of(Layer.IDENTITY)) {
      for (Statement statement : policy.statements()) {
        statement.actions().patterns().stream()
            .filter(Glob::isLiteral)
            .filter(pattern -> ActionCatalog.AWS.number(pattern.toString()).isEmpty())
            .forEach(pattern -> gaps.add(new Gap(GapCode.UNKNOWN_ACTION, pattern.toString())));
      }
    }
    List<Gap> named = new ArrayList<>(gaps.stream().limit(MOST_NAMED).toList());
    if (subject.hasUnseenTags() && byTags(subject.layers())) {
      named.add(new Gap(GapCode.SESSION_TAGS_UNSEEN, subject.caller().arn()));
    }
    return named;
  }

  private static boolean byTags(Layers layers) {
    return layers.statements().anyMatch(one -> PrincipalContext.isAboutTag(one.toString()));
  }
}
