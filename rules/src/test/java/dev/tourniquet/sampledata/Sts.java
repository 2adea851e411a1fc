package dev.tourniquet.sampledata;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The calls that issue a session. */
final class Sts {

  private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern(
          "MMM d, yyyy, h:mm:ss a", Locale.ENGLISH)
      .withZone(ZoneOffset.UTC);
  /** Tokens are long and random; ours are short and say what they are. */
  private static final String TOKEN =
      "IQoJb3JpZ2luX2VjEEXAMPLE//////////wEaCXVzLWVhc3QtMSJTOKENofSAMPLEDATA==";

  /** The key that Identity Center is given and does not use. */
  private static final String ISSUED = "issued";

  private Sts() {}

  static Call whoAmI() {
    return Call.read("sts", "GetCallerIdentity");
  }

  static Call assumeRole(Session session) {
    return issuing("AssumeRole", session)
        .asking(
            "{'roleArn':'~','roleSessionName':'~','durationSeconds':3600}",
            session.role().arn(),
            session.name())
        .answered(
            "{'credentials':~,'assumedRoleUser':~}", credentials(session, "0"), assumed(session));
  }

  /** As services are answered: who was assumed is left out. */
  static Call assumeRoleForService(Session session) {
    return issuing("AssumeRole", session)
        .asking("{'roleArn':'~','roleSessionName':'~'}", session.role().arn(), session.name())
        .answered("{'credentials':~}", credentials(session, "0"));
  }

  static Call assumeRoleAsVendor(Session session, String externalId) {
    return assumeRole(session)
        .asking(
            "{'roleArn':'~','roleSessionName':'~','externalId':'~'}",
            session.role().arn(),
            session.name(),
            externalId);
  }

  /** Identity Center's: the key it answers with is not one that the session then uses. */
  static Call assumeRoleWithSaml(Session session, String provider) {
    return issuing("AssumeRoleWithSAML", session)
        .asking(
            "{'sAMLAssertionID':'_~','roleSessionName':'~','durationSeconds':43200,'roleArn':'~','principalArn':'~'}",
            Dice.named("assertion/" + session.created() + session.arn()).uuid(),
            session.name(),
            session.role().arn(),
            provider)
        .answered(
            "{'credentials':~,'assumedRoleUser':~,'subject':'~','subjectType':'persistent',"
                + "'issuer':'https://portal.sso.us-east-1.amazonaws.com/saml/assertion/EXAMPLE',"
                + "'audience':'https://signin.aws.amazon.com/saml','nameQualifier':'EXAMPLEQUALIFIER='}",
            credentials(session, ISSUED),
            assumed(session),
            session.name());
  }

  static Call assumeRoleWithWebIdentity(Session session, String subject) {
    String provider = provider(session.role().account());
    return issuing("AssumeRoleWithWebIdentity", session)
        .asking(
            "{'roleArn':'~','roleSessionName':'~','durationSeconds':3600}",
            session.role().arn(),
            session.name())
        .answered(
            "{'credentials':~,'subjectFromWebIdentityToken':'~','assumedRoleUser':~,'provider':'~',"
                + "'audience':'sts.amazonaws.com'}",
            credentials(session, "0"),
            subject,
            assumed(session),
            provider);
  }

  /** The identity provider for workflows of GitHub in the account. */
  static String provider(Account account) {
    return "arn:aws:iam::" + account.id() + ":oidc-provider/token.actions.githubusercontent.com";
  }

  private static Call issuing(String name, Session session) {
    return Call.read("sts", name)
        .on(session.role().account(), "AWS::IAM::Role", session.role().arn());
  }

  private static String credentials(Session session, String page) {
    Instant expiry = session.created().plusSeconds(page.equals(ISSUED) ? 43_200 : 3_600);
    return Json.fill(
        "{'accessKeyId':'~','sessionToken':'~','expiration':'~'}",
        session.accessKey(page),
        TOKEN,
        EXPIRY.format(expiry));
  }

  private static String assumed(Session session) {
    return Json.fill("{'assumedRoleId':'~','arn':'~'}", session.principalId(), session.arn());
  }
}
