package dev.tourniquet.jobs.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An identity in one of its sessions.
 *
 * @param seed the same in all sessions of the identity
 * @param identity its userIdentity as JSON, without its outer braces
 * @param agent its user agent
 */
record Caller(long seed, String identity, String agent) {
  private static final List<String> AGENTS = List.of(
      "aws-sdk-java/2.29.52 md/io#sync md/http#Apache ua/2.1 os/Linux#5.10.228 lang/java#17.0.13",
      "Boto3/1.35.92 md/Botocore#1.35.92 ua/2.0 os/linux#6.1.119 md/arch#x86_64 lang/python#3.12.8",
      "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 terraform-provider-aws/5.82.2 aws-sdk-go-v2/1.32.7",
      "aws-cli/2.22.23 md/awscrt#0.23.4 ua/2.0 os/macos#24.1.0 md/arch#arm64 lang/python#3.12.8",
      "aws-sdk-go/1.55.5 (go1.22.9; linux; amd64) amazon-ssm-agent/",
      "aws-sdk-js/3.716.0 ua/2.1 os/linux#5.10.230 lang/js md/nodejs#20.18.1",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36");

  /** Of ten identities five are users with a key of long life, three roles of machines, two of jobs. */
  static Caller of(String account, int identity, Instant begun) {
    long seed = Chance.seed(Long.parseLong(account), identity);
    var lasting = new SplittableRandom(seed);
    String agent = AGENTS.get(Chance.rank(lasting, AGENTS.size()));
    String json = identity % 10 < 5
        ? user(account, identity, lasting)
        : role(account, identity, lasting, begun);
    return new Caller(seed, json, agent);
  }

  private static String user(String account, int identity, SplittableRandom lasting) {
    String name = "deployer-%02d".formatted(identity);
    return """
        "type":"IAMUser","principalId":"AIDA%s","arn":"arn:aws:iam::%s:user/%s","accountId":"%s",\
        "accessKeyId":"AKIA%s","userName":"%s\"""".formatted(letters(lasting), account, name, account, letters(lasting), name);
  }

  private static String role(
      String account, int identity, SplittableRandom lasting, Instant begun) {
    long seed = lasting.nextLong();
    String role = "service-role-%02d".formatted(identity);
    String principal = "AROA" + letters(lasting);
    var random = new SplittableRandom(Chance.seed(seed, begun.getEpochSecond()));
    String session = identity % 10 < 8
        ? "i-0" + new String(Chance.hex(lasting, 16), StandardCharsets.US_ASCII)
        : "job-" + begun.getEpochSecond();
    String issuer = """
        {"type":"Role","principalId":"%s","arn":"arn:aws:iam::%s:role/%s","accountId":"%s","userName":"%s"}""".formatted(principal, account, role, account, role);
    return """
        "type":"AssumedRole","principalId":"%s:%s","arn":"arn:aws:sts::%s:assumed-role/%s/%s","accountId":"%s",\
        "accessKeyId":"ASIA%s","sessionContext":{"sessionIssuer":%s,"attributes":{"creationDate":"%s",\
        "mfaAuthenticated":"false"}}""".formatted(
            principal, session, account, role, session, account, letters(random), issuer, begun);
  }

  private static String letters(SplittableRandom random) {
    return new String(Chance.base32(random, 16), StandardCharsets.US_ASCII);
  }
}
