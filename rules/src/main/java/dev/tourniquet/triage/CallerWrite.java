package dev.tourniquet.triage;

import dev.tourniquet.iam.Context;
import dev.tourniquet.iam.Denial;
import dev.tourniquet.trail.CreationDates;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SourceAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A call to IAM that stops the caller of a case, or takes such a stop back. */
record CallerWrite(Event event) {

  /** AWS's own policy: anyone can give one of the customer that name. */
  private static final Pattern DENY_ALL =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/AWSDenyAll");

  private static final String REQUEST = "requestParameters.";

  /** What it writes: a key, an inline policy or an attachment of the caller; empty for every other call. */
  String slot(Case c) {
    return switch (event.service() + ":" + event.operation()) {
      case "iam:UpdateAccessKey", "iam:DeleteAccessKey" -> slot(isKey(c), "accessKeyId");
      case "iam:PutUserPolicy",
          "iam:DeleteUserPolicy",
          "iam:PutRolePolicy",
          "iam:DeleteRolePolicy" -> slot(isOn(c), "policyName");
      case "iam:AttachUserPolicy",
          "iam:DetachUserPolicy",
          "iam:AttachRolePolicy",
          "iam:DetachRolePolicy" -> slot(isOn(c), "policyArn");
      default -> "";
    };
  }

  private String slot(boolean ofCaller, String parameter) {
    return ofCaller ? parameter + " " + event.text(REQUEST + parameter) : "";
  }

  /** Whether the caller can do nothing more with what it used, as long as nothing takes this back. */
  boolean stops(Case c) {
    return switch (event.service() + ":" + event.operation()) {
      case "iam:UpdateAccessKey" -> event.text(REQUEST + "status").equals("Inactive") && isKey(c);
      case "iam:DeleteAccessKey" -> isKey(c);
      case "iam:PutUserPolicy", "iam:PutRolePolicy" ->
        isOn(c) && Denial.binds(event.at(REQUEST + "policyDocument"), context(c));
      case "iam:AttachUserPolicy", "iam:AttachRolePolicy" -> isOn(c) && deniesByName();
      default -> false;
    };
  }

  /** Whether it gives whom it hangs on nothing. */
  boolean onlyDenies() {
    return deniesByName() || Denial.givesNothing(event.at(REQUEST + "policyDocument"));
  }

  private boolean deniesByName() {
    return DENY_ALL.matcher(event.text(REQUEST + "policyArn")).matches();
  }

  private boolean isKey(Case c) {
    return event.text(REQUEST + "accessKeyId").equals(c.keys().credential().value());
  }

  private boolean isOn(Case c) {
    String holder = event.operation().contains("Role") ? "roleName" : "userName";
    return event.text(REQUEST + holder).equalsIgnoreCase(c.caller().name());
  }

  /** The condition keys of the caller's own calls: a deny on another session or address does not bind it. */
  private static Context context(Case c) {
    Map<String, List<String>> keys = new HashMap<>();
    keys.put("aws:userid", List.of(c.lead().text("userIdentity.principalId")));
    keys.put("aws:PrincipalArn", List.of(c.caller().arn()));
    keys.put("aws:ViaAWSService", List.of("false"));
    SourceAddress source = SourceAddress.of(c.lead());
    if (source.kind() == SourceAddress.Kind.IPV4 || source.kind() == SourceAddress.Kind.IPV6) {
      keys.put("aws:SourceIp", List.of(source.canonical()));
    }
    Context known = Context.open(keys);
    if (c.keys().credential().value().startsWith("AKIA")) {
      return known.with("aws:TokenIssueTime");
    }
    return CreationDates.of(c.lead())
        .map(issued -> known.with("aws:TokenIssueTime", issued.toString()))
        .orElse(known);
  }
}
