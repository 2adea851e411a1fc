package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The way through Identity Center into an account: sign-in and portal are recorded in the management account, the
 * session in the member account; no id joins the two.
 */
final class SignIn {

  private static final Place HOME = Company.MANAGEMENT.in("us-east-1");
  private static final String STORE_ARN = "arn:aws:identitystore::" + Company.MANAGEMENT.id()
      + ":identitystore/" + Company.IDENTITY_STORE;

  private final Trail trail;
  private final Dice dice;

  SignIn(World world) {
    trail = world.trail();
    dice = world.dice("sign-in");
  }

  /** Signs in with a browser and opens the account's console. */
  Session console(Visit visit, Role role) {
    Caller caller = authenticate(visit);
    portal(visit, caller, role);
    note(visit, caller, details(sso("Federate"), role));
    Session session = federate(visit, role);
    ObjectNode nameless = session.identity("");
    nameless.remove("accessKeyId");
    trail.note(
        visit.pace().after(1, 2),
        role.account().in("us-east-1"),
        Caller.over(nameless, visit.ip(), visit.person().browser()),
        consoleLogin());
    return session;
  }

  /** Signs in with {@code aws sso login} and takes credentials for the role. */
  Session commandLine(Visit visit, Role role) {
    Caller browser = authenticate(visit);
    Caller tool = Caller.over(browser.identity(), visit.ip(), visit.person().commandLine());
    note(visit, tool.command("sso.login"), token());
    portal(visit, tool, role);
    note(visit, tool, details(sso("GetRoleCredentials"), role));
    return federate(visit, role);
  }

  private Caller authenticate(Visit visit) {
    Caller caller =
        Caller.over(identity(visit.person()), visit.ip(), visit.person().browser());
    String workflow = dice.uuid();
    note(visit, caller, credential("CredentialVerification", "PASSWORD", workflow));
    note(visit, caller, credential("CredentialVerification", "TOTP", workflow));
    note(visit, caller, credential("UserAuthentication", "PASSWORD,TOTP", workflow));
    note(visit, caller, sso("Authenticate"));
    return caller;
  }

  private void portal(Visit visit, Caller caller, Role role) {
    note(visit, caller, sso("ListAccounts"));
    note(
        visit,
        caller,
        sso("ListAccountRoles")
            .with(
                "serviceEventDetails",
                Json.object("{'account_id':'~'}", role.account().id())));
  }

  private Session federate(Visit visit, Role role) {
    Session session = new Session(role, visit.person().userName(), visit.pace().after(1, 1));
    String qualifier = "EXAMPLEQUALIFIER=";
    ObjectNode saml = Json.object(
        "{'type':'SAMLUser','principalId':'~:~','userName':'~','identityProvider':'~'}",
        qualifier,
        session.name(),
        session.name(),
        qualifier);
    String agent =
        "aws-internal/3 aws-sdk-java/1.12.797 Linux/5.10.247 OpenJDK_64-Bit_Server_VM/17.0.17";
    String provider = "arn:aws:iam::" + role.account().id() + ":saml-provider/AWSSSO_"
        + suffix(role) + "_DO_NOT_DELETE";
    trail.note(
        session.created(),
        role.account().in("us-east-1"),
        new Caller(saml, "AWS Internal", agent, Caller.Way.NETWORK),
        Sts.assumeRoleWithSaml(session, provider));
    return session;
  }

  private static String suffix(Role role) {
    return Dice.named("saml/" + role.account().id()).hex(16);
  }

  private ObjectNode identity(Person person) {
    return Json.object(
        "{'type':'IdentityCenterUser','accountId':'~','onBehalfOf':{'userId':'~','identityStoreArn':'~'},"
            + "'credentialId':'~'}",
        Company.MANAGEMENT.id(),
        person.userId(),
        STORE_ARN,
        dice.uuid());
  }

  private void note(Visit visit, Caller caller, Call call) {
    trail.note(visit.pace().after(0, 4), HOME, caller, call);
  }

  private static Call credential(String name, String type, String workflow) {
    return Call.write("signin", name)
        .with("eventType", Json.read("'AwsServiceEvent'"))
        .with(
            "additionalEventData",
            Json.object(
                "{'AuthWorkflowID':'~','CredentialType':'~','LoginTo':'https://~.awsapps.com/start/'}",
                workflow,
                type,
                Company.IDENTITY_STORE))
        .with("serviceEventDetails", Json.object("{'~':'Success'}", name));
  }

  private static Call sso(String name) {
    return Call.read("sso", name).with("eventType", Json.read("'AwsServiceEvent'"));
  }

  private static Call details(Call call, Role role) {
    return call.with(
        "serviceEventDetails",
        Json.object(
            "{'role_name':'~','account_id':'~'}",
            role.permissionSet(),
            role.account().id()));
  }

  private Call token() {
    return Call.write("sso-oauth", "CreateToken")
        .asking(
            "{'clientId':'~','clientSecret':'HIDDEN_DUE_TO_SECURITY_REASONS','grantType':'authorization_code',"
                + "'code':'HIDDEN_DUE_TO_SECURITY_REASONS','redirectUri':'http://127.0.0.1:~/oauth/callback'}",
            dice.alphanumeric(22),
            dice.between(49152, 65535))
        .answered(
            "{'accessToken':'HIDDEN_DUE_TO_SECURITY_REASONS','tokenType':'Bearer','expiresIn':3600,"
                + "'refreshToken':'HIDDEN_DUE_TO_SECURITY_REASONS','idToken':'HIDDEN_DUE_TO_SECURITY_REASONS'}");
  }

  private static Call consoleLogin() {
    return Call.write("signin", "ConsoleLogin")
        .answered("{'ConsoleLogin':'Success'}")
        .with("eventType", Json.read("'AwsConsoleSignIn'"))
        .with("additionalEventData", Json.object("{'MobileVersion':'No','MFAUsed':'No'}"));
  }
}
