package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Deployment from GitHub: a workflow's token becomes a role, the role brings out the new storefront. */
final class Pipeline {

  private static final String SUBJECT = "repo:example-corp/storefront:ref:refs/heads/main";
  private static final String AGENT =
      "aws-sdk-js/3.958.0 ua/2.1 os/linux#6.11.0-1018-azure lang/js md/nodejs#24.11.1 api/sts#3.958.0"
          + " configure-aws-credentials-for-github-actions";
  private static final String CLI =
      "aws-cli/2.32.25 md/awscrt#0.29.1 ua/2.1 os/linux#6.11.0-1018-azure md/arch#x86_64 lang/python#3.13.11";

  private final World world;
  private final Place place;
  private final Dice dice;

  Pipeline(World world, Account account) {
    this.world = world;
    place = account.in("us-east-1");
    dice = world.dice("pipeline/" + account.name());
  }

  Role role() {
    return new Role(place.account(), "/ci/", "GitHubDeploy");
  }

  /** Deploys once; every run has a runner, and so an address, of its own. */
  Deployment on(LocalDate day) {
    String ip = "198.51.100." + dice.between(96, 127);
    Pace pace = new Pace(Pace.at(day, 900), dice);
    pace.after(0, 25_000);
    Session session = new Session(role(), "GitHubActions", pace.now());
    world
        .trail()
        .note(pace.now(), place, workflow(ip), Sts.assumeRoleWithWebIdentity(session, SUBJECT));
    Deployment deployment = new Deployment(session.from(ip, CLI), pace);
    note(deployment, "sts.get-caller-identity", Sts.whoAmI());
    rollOut(deployment);
    return deployment;
  }

  /** A run of the workflow, for whoever wants to add a step. */
  record Deployment(Caller caller, Pace pace) {}

  void note(Deployment deployment, String command, Call call) {
    world
        .trail()
        .note(deployment.pace().after(2, 25), place, deployment.caller().command(command), call);
  }

  private void rollOut(Deployment deployment) {
    note(
        deployment,
        "ecr.get-login-password",
        Call.read("ecr", "GetAuthorizationToken").asking("{'registryIds':['~']}", place.id()));
    String family = "storefront";
    String task = Json.fill(
        "arn:aws:ecs:us-east-1:~:task-definition/~:~", place.id(), family, dice.between(200, 900));
    note(
        deployment,
        "ecs.register-task-definition",
        Call.write("ecs", "RegisterTaskDefinition")
            .asking(
                "{'family':'~','taskRoleArn':'~','containerDefinitions':[{'name':'web','image':"
                    + "'~.dkr.ecr.us-east-1.amazonaws.com/storefront:~','cpu':256,'memory':512,'essential':true}]}",
                family,
                new Role(place.account(), "/", "storefront-task").arn(),
                place.id(),
                dice.hex(12))
            .answered(
                "{'taskDefinition':{'taskDefinitionArn':'~','family':'~','status':'ACTIVE'}}",
                task,
                family));
    note(
        deployment,
        "ecs.update-service",
        Call.write("ecs", "UpdateService")
            .asking("{'cluster':'shop','service':'~','taskDefinition':'~'}", family, task)
            .answered(
                "{'service':{'serviceName':'~','status':'ACTIVE','taskDefinition':'~'}}",
                family,
                task));
    note(
        deployment,
        "ecs.wait.services-stable",
        Call.read("ecs", "DescribeServices").asking("{'cluster':'shop','services':['~']}", family));
  }

  private Caller workflow(String ip) {
    String provider = Sts.provider(place.account());
    ObjectNode identity = Json.object(
        "{'type':'WebIdentityUser','principalId':'~:sts.amazonaws.com:~','userName':'~','identityProvider':'~'}",
        provider,
        SUBJECT,
        SUBJECT,
        provider);
    return Caller.over(identity, ip, AGENT);
  }
}
