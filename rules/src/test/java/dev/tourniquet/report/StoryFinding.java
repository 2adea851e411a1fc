package dev.tourniquet.report;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Finding.Inverse;
import dev.tourniquet.triage.Finding.Plan;
import dev.tourniquet.triage.Finding.Read;
import dev.tourniquet.triage.Finding.Step;
import dev.tourniquet.triage.Reading;
import dev.tourniquet.triage.Sign;
import dev.tourniquet.triage.Verdict;
import java.util.List;

/** The finding of the story: verdict, ledger and containment. */
final class StoryFinding {
  private static final String ID = "f-3b9d2c1a7e5f";
  private static final String SHARED = Story.SHARE.eventID();

  private StoryFinding() {}

  static Finding shared() {
    return new Finding(
        ID,
        new Finding.RuleReference(
            "5b6c2f0e-9f0f-4b6e-8a86-0a3c1b8b7c11",
            "Image shared with another account",
            "cross-account-sharing",
            List.of("T1537")),
        Verdict.SICK,
        Bleeding.YES,
        true,
        "An image of Prod-Payments-01 is shared with 846424999548, which is no account of ours and no vendor. "
            + "ImageBuilder did it from 198.51.100.77, an address it never used in 42 nights of its batch. "
            + "The share still holds and the credential is still active.",
        new Finding.Resource(
            "AWS::EC2::Image",
            Story.THE_IMAGE.key(),
            "arn:aws:ec2:us-east-1::image/" + Story.IMAGE,
            Story.IMAGE,
            "nightly-20260301",
            Story.ACCOUNT,
            "us-east-1"),
        new Finding.Actor(
            Story.USER.key(), Story.USER_ARN, Story.KEY.key() + "/direct", Story.KEY.key(), null),
        new Finding.Source(Story.NEW_IP.key(), List.of("UNKNOWN", "FIRST_FOR_IDENTITY")),
        List.of(SHARED),
        Story.SHARE.time(),
        Story.SHARE.time(),
        signs(),
        List.of(
            new Plan("least", List.of(unshare())),
            new Plan("strong", List.of(unshare(), denyAll()))),
        List.of(
            "How the access key was lost is not in CloudTrail: ask who holds it and look at the hosts that use it",
            "Whether 846424999548 launched the image: a launch in another account is not logged in ours"),
        PagePaths.finding(ID),
        PagePaths.findingData(ID));
  }

  private static Sign sign(String question, String answer, Reading reading, Verdict verdict) {
    return new Sign(question, answer, reading, verdict, List.of(SHARED), List.of());
  }

  private static List<Sign> signs() {
    return List.of(
        sign(
            "condition",
            "The launch permission of ami-0a1b2c3d4e5f60718 names 846424999548, and no later call took it back.",
            Reading.MAYBE,
            Verdict.MAYBE),
        sign(
            "destination",
            "846424999548 is in no list of ours: not in the organization, not a vendor, not an account of AWS.",
            Reading.MAYBE,
            Verdict.MAYBE),
        new Sign(
            "contents",
            "The image was made from i-0f00ba4c0ffee1234, named Prod-Payments-01, eleven minutes before.",
            Reading.SICK,
            Verdict.PROBABLY_SICK,
            List.of(Story.CREATE.eventID(), SHARED),
            List.of()),
        new Sign(
            "permissions",
            "May create images of any instance and share them with any account, and nothing else.",
            Reading.MAYBE,
            Verdict.PROBABLY_SICK,
            List.of(),
            List.of("Service control policies are not in the inventory")),
        sign(
            "source-ip",
            "198.51.100.77 is of no network of ours and was never seen in the organization before that day.",
            Reading.MAYBE,
            Verdict.SICK),
        new Sign(
            "pattern",
            "42 nights at 02:00 from 203.0.113.10; this time at 14:14 from elsewhere, with one refused attempt before.",
            Reading.SICK,
            Verdict.SICK,
            List.of(
                Story.nights().get(41).eventID(),
                Story.REFUSED.eventID(),
                Story.CREATE.eventID(),
                SHARED),
            List.of()),
        sign(
            "other-activity",
            "The address made three calls, all with this one key: no sign that it spread.",
            Reading.NOT_SICK,
            Verdict.SICK),
        new Sign(
            "unknowns",
            "How the key was lost is not known.",
            Reading.UNKNOWN,
            Verdict.SICK,
            List.of(),
            List.of("The loss of a key leaves no event")));
  }

  private static Step unshare() {
    var grant = "{'ImageId':'" + Story.IMAGE + "','LaunchPermission':{'%s':[{'UserId':'"
        + Story.STRANGER + "'}]}}";
    String cli = "aws ec2 modify-image-attribute --region us-east-1 --image-id " + Story.IMAGE
        + " --launch-permission '%s=[{UserId=" + Story.STRANGER + "}]'";
    return new Step(
        "ec2",
        "ModifyImageAttribute",
        Story.ACCOUNT,
        "us-east-1",
        Story.json(grant.formatted("Remove")),
        new Inverse("ModifyImageAttribute", Story.json(grant.formatted("Add"))),
        List.of(new Read(
            "DescribeImageAttribute",
            Story.json("{'ImageId':'" + Story.IMAGE + "','Attribute':'launchPermission'}"),
            "aws ec2 describe-image-attribute --region us-east-1 --image-id " + Story.IMAGE
                + " --attribute launchPermission")),
        List.of(
            "Instances already launched from it keep running.",
            "Check the share of each snapshot behind the image as well."),
        List.of(Story.STRANGER + ": taken back from it"),
        cli.formatted("Remove"),
        cli.formatted("Add"));
  }

  private static Step denyAll() {
    return new Step(
        "iam",
        "PutUserPolicy",
        Story.ACCOUNT,
        "global",
        Story.json("{'UserName':'ImageBuilder','PolicyName':'TriageDenyAll'}"),
        new Inverse(
            "DeleteUserPolicy",
            Story.json("{'UserName':'ImageBuilder','PolicyName':'TriageDenyAll'}")),
        List.of(new Read(
            "ListAccessKeys",
            Story.json("{'UserName':'ImageBuilder'}"),
            "aws iam list-access-keys --user-name ImageBuilder")),
        List.of("The nightly batch stops until the policy is deleted."),
        List.of(),
        "aws iam put-user-policy --user-name ImageBuilder --policy-name TriageDenyAll --policy-document "
            + "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}'",
        "aws iam delete-user-policy --user-name ImageBuilder --policy-name TriageDenyAll");
  }
}
