package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Step;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The responder's way into each account: its own credentials, or a role of the same name in every other. */
public final class AwsAccounts implements Accounts {
  private final Optional<String> role;
  private final Optional<URI> endpoint;
  private final String mark;
  private final AwsClients own;
  private final Map<String, AwsClients> assumed = new HashMap<>();
  private JsonNode identity;

  /**
   * Nothing is called yet.
   *
   * @param role name of the role to assume in accounts that are not the caller's own
   * @param endpoint where to call instead of AWS
   * @param mark what every call says in its user agent and session name, to be known again in the logs
   */
  public AwsAccounts(Optional<String> role, Optional<URI> endpoint, String mark) {
    this.role = role;
    this.endpoint = endpoint;
    this.mark = mark;
    this.own = new AwsClients(DefaultCredentialsProvider.builder().build(), endpoint, mark);
  }

  @Override
  public String caller() throws CallRefused {
    return identity().path("Arn").asText();
  }

  @Override
  public Calls in(Step step) throws CallRefused {
    if (!AwsClients.knows(step.call().service())) {
      throw new IllegalArgumentException("Cannot make calls of " + step.call().service()
          + " from here. Run the AWS CLI lines by hand.");
    }
    return new SdkCalls(clients(step));
  }

  private AwsClients clients(Step step) throws CallRefused {
    String account = step.account();
    // Service control policies are made in the management account, whatever account they are for.
    boolean isOwn = account.equals(identity().path("Account").asText())
        || step.call().service().equals("organizations");
    if (isOwn) {
      return own;
    }
    String name = role.orElseThrow(() -> new IllegalArgumentException(
        "Cannot contain in account " + account + " with credentials of account "
            + identity.path("Account").asText() + ". Use credentials of that account, or give"
            + " --role with the name of a role there that they may assume."));
    return assumed.computeIfAbsent(account, other -> assume(other, name));
  }

  private AwsClients assume(String account, String name) {
    String partition = identity.path("Arn").asText().split(":", 3)[1];
    StsClient sts = (StsClient) own.client("sts", "global");
    AwsCredentialsProvider credentials = StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(request -> request
            .roleArn("arn:" + partition + ":iam::" + account + ":role/" + name)
            .roleSessionName(mark.replace('/', '-')))
        .build();
    return new AwsClients(credentials, endpoint, mark);
  }

  private JsonNode identity() throws CallRefused {
    if (identity == null) {
      identity = new SdkCalls(own)
          .make(
              new Call("sts", "GetCallerIdentity", JsonNodeFactory.instance.objectNode()),
              "global");
    }
    return identity;
  }

  @Override
  public void close() {
    assumed.values().forEach(AwsClients::close);
    own.close();
  }
}
