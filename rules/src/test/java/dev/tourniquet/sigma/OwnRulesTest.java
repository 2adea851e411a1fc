package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our own rules, with the constructs of the public ones, over real events of attacks. */
class OwnRulesTest {

  private static final Path DATA = Path.of("src/test/resources/sigma");

  @Test
  void eachConstructFindsItsTechniqueAndNoOther() {
    LoadedRules loaded = SigmaRules.load(List.of(DATA.resolve("rules")));
    assertThat(loaded.problems()).isEmpty();
    List<RuleMatch> matches = new ArrayList<>();
    List<UnreadEvents> unread = new ArrayList<>();

    new AllMatches(loaded, matches::add).in(List.of(DATA.resolve("stratus")), unread::add);

    assertThat(unread).isEmpty();
    assertThat(matches)
        .extracting(
            m -> m.rule().substring(m.rule().length() - 4),
            m -> Path.of(m.file()).getFileName().toString().replaceFirst("aws\\.[a-z-]+\\.", ""),
            RuleMatch::index)
        .containsExactly(
            tuple("2002", "cloudtrail-stop.json", 0L),
            tuple("2004", "ec2-security-group-open-port-22-ingress.json", 0L),
            tuple("2006", "ec2-security-group-open-port-22-ingress.json", 0L),
            tuple("2001", "ec2-share-ami.json", 0L),
            tuple("2004", "ec2-share-ami.json", 0L),
            tuple("1001", "ec2-share-ami.json", 0L),
            tuple("2001", "ec2-share-ebs-snapshot.json", 0L),
            tuple("2004", "ec2-share-ebs-snapshot.json", 0L),
            tuple("2007", "console-login-without-mfa.json", 0L),
            tuple("2003", "iam-backdoor-user.json", 0L),
            tuple("2008", "iam-create-admin-user.json", 0L),
            tuple("2003", "iam-create-admin-user.json", 1L),
            tuple("2005", "lambda-layer-extension.json", 0L),
            tuple("2003", "iam-update-user-login-profile.json", 0L));
  }
}
