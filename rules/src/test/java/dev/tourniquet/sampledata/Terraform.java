package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** Infrastructure from the runner: its instance role takes a role in another account of ours, and plans or applies. */
final class Terraform {

  private static final String AGENT =
      "APN/1.0 HashiCorp/1.0 Terraform/1.14.3 (+https://www.terraform.io) terraform-provider-aws/6.27.0"
          + " (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.25.5"
          + " md/GOOS#linux md/GOARCH#amd64";

  private final World world;
  private final Place target;
  private final Dice dice;

  Terraform(World world, Account account) {
    this.world = world;
    target = account.in("us-east-1");
    dice = world.dice("terraform/" + account.name());
  }

  static Role role(Account account) {
    return new Role(account, "/", "TerraformDeploy");
  }

  void on(LocalDate day) {
    Pace pace = new Pace(Pace.at(day, 1000), dice);
    pace.after(0, 20_000);
    Session session = assume(pace);
    Caller caller = session.from(Company.RUNNER_HOST, AGENT);
    note(pace, caller, Sts.whoAmI());
    Instance.in(target).forEach(instance -> note(pace, caller, Ec2.describeInstances(instance)));
    for (String role : List.of("web-app", "storefront-task", "GitHubDeploy")) {
      Call known = Call.read("iam", "GetRole").asking("{'roleName':'~'}", role);
      String missing = "The role with name " + role + " cannot be found.";
      note(
          pace, caller, dice.chance(0.1) ? known.refused("NoSuchEntityException", missing) : known);
      note(pace, caller, Call.read("iam", "ListRolePolicies").asking("{'roleName':'~'}", role));
    }
    if (dice.chance(0.4)) {
      apply(pace, caller);
    }
  }

  private void apply(Pace pace, Caller caller) {
    Instance instance = dice.pick(Instance.in(target).toList());
    note(
        pace,
        caller,
        Ec2.tag(
            instance.id(), List.of("ManagedBy=terraform", "Release=2026." + dice.between(10, 99))));
    note(
        pace,
        caller,
        Call.write("route53", "ChangeResourceRecordSets")
            .asking(
                "{'hostedZoneId':'Z0123456EXAMPLE','changeBatch':{'changes':[{'action':'UPSERT','resourceRecordSet':"
                    + "{'name':'api.example.com','type':'CNAME','tTL':60,'resourceRecords':[{'value':'~.example.com'}]}}]}}",
                dice.pick(List.of("blue", "green")))
            .answered("{'changeInfo':{'id':'/change/C~','status':'PENDING'}}", dice.s3RequestId()));
  }

  /** Across accounts the call is recorded twice, once on each side, tied by {@code sharedEventID}. */
  private Session assume(Pace pace) {
    Session runner =
        new Session(Instance.RUNNER.role(), Instance.RUNNER.id(), pace.now().minusSeconds(5_400));
    Session session = new Session(
        role(target.account()), "terraform-" + dice.between(1_000, 9_999), pace.after(1, 1));
    Call call = Sts.assumeRole(session).with("sharedEventID", Json.read("'" + dice.uuid() + "'"));
    Caller ours = runner.from(Company.RUNNER_HOST, AGENT);
    world.trail().note(session.created(), Company.CORE_DEV.in("us-east-1"), ours, call);
    if (!target.account().equals(Company.CORE_DEV)) {
      ObjectNode stranger = Json.object(
          "{'type':'AWSAccount','principalId':'~','accountId':'~'}",
          runner.principalId(),
          Company.CORE_DEV.id());
      world
          .trail()
          .note(session.created(), target, Caller.over(stranger, Company.RUNNER_HOST, AGENT), call);
    }
    return session;
  }

  private void note(Pace pace, Caller caller, Call call) {
    world.trail().note(pace.after(0, 2), target, caller, call);
  }
}
