package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.ADD;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.REMOVE;
import static dev.tourniquet.config.Op.RESET;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.grantees;
import static dev.tourniquet.config.Reads.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Who else may use images, snapshots, shares and documents. */
final class SharingRules {

  static final String LAUNCH = "launchPermission";
  static final String VOLUME = "createVolumePermission";
  static final String RESTORE = "restore";

  private static final Function<Event, List<ResourceKey>> SNAPSHOT =
      Subjects.at(ResourceTypes.SNAPSHOT, "requestParameters.snapshotId");
  private static final Function<Event, List<ResourceKey>> NEW_SNAPSHOT =
      Subjects.at(ResourceTypes.SNAPSHOT, "responseElements.snapshotId");
  private static final Function<Event, List<ResourceKey>> IMAGE =
      Subjects.at(ResourceTypes.IMAGE, "requestParameters.imageId");
  private static final Function<Event, List<ResourceKey>> NEW_IMAGE =
      Subjects.at(ResourceTypes.IMAGE, "responseElements.imageId");
  private static final Function<Event, List<ResourceKey>> DOCUMENT =
      Subjects.at("AWS::SSM::Document", "requestParameters.name");
  private static final Function<Event, List<ResourceKey>> SHARE =
      Subjects.at("AWS::RAM::ResourceShare", "requestParameters.resourceShareArn");
  private static final Function<Event, List<ResourceKey>> NEW_SHARE =
      Subjects.at("AWS::RAM::ResourceShare", "responseElements.resourceShare.resourceShareArn");
  private static final Function<Event, JsonNode> NOBODY = always(Json.emptySet());

  static final List<AttributeRule> ALL = List.of(
      rule("ec2 CreateSnapshot CopySnapshot ImportSnapshot", NEW_SNAPSHOT, VOLUME, CREATE, NOBODY),
      rule("ec2 CreateSnapshots", Subjects::newSnapshots, VOLUME, CREATE, NOBODY),
      rule(
          "ec2 ModifySnapshotAttribute",
          SNAPSHOT,
          VOLUME,
          ADD,
          grantees("requestParameters.createVolumePermission.add")),
      rule(
          "ec2 ModifySnapshotAttribute",
          SNAPSHOT,
          VOLUME,
          REMOVE,
          grantees("requestParameters.createVolumePermission.remove")),
      rule("ec2 ResetSnapshotAttribute", SNAPSHOT, VOLUME, RESET, NOBODY),
      rule("ec2 DeleteSnapshot", SNAPSHOT, VOLUME, DELETE, gone()),
      // Whom it was shared with comes back with it (EBS User Guide, "Recover deleted snapshots").
      rule(
          "ec2 RestoreSnapshotFromRecycleBin",
          binned(
              ResourceTypes.SNAPSHOT,
              "snapshotId",
              "RestoreSnapshotFromRecycleBinRequest.SnapshotId"),
          VOLUME,
          Op.RESTORE,
          always(Json.nothing())),
      rule(
          "ec2 CreateImage RegisterImage CopyImage CreateRestoreImageTask",
          NEW_IMAGE,
          LAUNCH,
          CREATE,
          NOBODY),
      rule(
          "ec2 ModifyImageAttribute",
          IMAGE,
          LAUNCH,
          ADD,
          grantees("requestParameters.launchPermission.add")),
      rule(
          "ec2 ModifyImageAttribute",
          IMAGE,
          LAUNCH,
          REMOVE,
          grantees("requestParameters.launchPermission.remove")),
      rule("ec2 ResetImageAttribute", IMAGE, LAUNCH, RESET, NOBODY),
      rule(
          "ec2 CancelImageLaunchPermission",
          Subjects.at(
              ResourceTypes.IMAGE,
              "requestParameters.CancelImageLaunchPermissionRequest.ImageId",
              "requestParameters.imageId"),
          LAUNCH,
          REMOVE,
          // Who calls gives up his own account's permission.
          texts("userIdentity.accountId")),
      rule("ec2 DeregisterImage", IMAGE, LAUNCH, DELETE, gone()),
      rule(
          "ec2 RestoreImageFromRecycleBin",
          binned(ResourceTypes.IMAGE, "imageId", "RestoreImageFromRecycleBinRequest.ImageId"),
          LAUNCH,
          Op.RESTORE,
          always(Json.nothing())),
      rule(
          "ec2 EnableSnapshotBlockPublicAccess",
          Subjects.region("AWS::EC2::SnapshotBlockPublicAccess"),
          "state",
          SET,
          at("requestParameters.EnableSnapshotBlockPublicAccessRequest.State")),
      rule(
          "ec2 DisableSnapshotBlockPublicAccess",
          Subjects.region("AWS::EC2::SnapshotBlockPublicAccess"),
          "state",
          SET,
          always(Json.textNode("unblocked"))),
      rule(
          "ec2 EnableImageBlockPublicAccess",
          Subjects.region("AWS::EC2::ImageBlockPublicAccess"),
          "state",
          SET,
          at(
              "requestParameters.EnableImageBlockPublicAccessRequest.ImageBlockPublicAccessState",
              "requestParameters.EnableImageBlockPublicAccessRequest.State")),
      rule(
          "ec2 DisableImageBlockPublicAccess",
          Subjects.region("AWS::EC2::ImageBlockPublicAccess"),
          "state",
          SET,
          always(Json.textNode("unblocked"))),
      rule(
          "ssm ModifyDocumentPermission",
          DOCUMENT,
          "share",
          ADD,
          texts("requestParameters.accountIdsToAdd")),
      rule(
          "ssm ModifyDocumentPermission",
          DOCUMENT,
          "share",
          REMOVE,
          texts("requestParameters.accountIdsToRemove")),
      rule("ssm CreateDocument", DOCUMENT, "share", CREATE, NOBODY),
      rule("ssm DeleteDocument", DOCUMENT, "share", DELETE, gone()),
      rule("ram CreateResourceShare", NEW_SHARE, "principals", CREATE, NOBODY),
      rule(
          "ram CreateResourceShare",
          NEW_SHARE,
          "principals",
          ADD,
          texts("requestParameters.principals")),
      rule(
          "ram AssociateResourceShare",
          SHARE,
          "principals",
          ADD,
          texts("requestParameters.principals")),
      rule(
          "ram DisassociateResourceShare",
          SHARE,
          "principals",
          REMOVE,
          texts("requestParameters.principals")),
      rule("ram DeleteResourceShare", SHARE, "principals", DELETE, gone()),
      rule("ram CreateResourceShare", NEW_SHARE, "resources", CREATE, NOBODY),
      rule(
          "ram CreateResourceShare",
          NEW_SHARE,
          "resources",
          ADD,
          texts("requestParameters.resourceArns")),
      rule(
          "ram AssociateResourceShare",
          SHARE,
          "resources",
          ADD,
          texts("requestParameters.resourceArns")),
      rule(
          "ram DisassociateResourceShare",
          SHARE,
          "resources",
          REMOVE,
          texts("requestParameters.resourceArns")),
      rule(
          "ram CreateResourceShare",
          NEW_SHARE,
          "allowExternalPrincipals",
          SET,
          at("requestParameters.allowExternalPrincipals")),
      rule(
          "ram UpdateResourceShare",
          SHARE,
          "allowExternalPrincipals",
          SET,
          at("requestParameters.allowExternalPrincipals")));

  private SharingRules() {}

  /** Some newer calls of EC2 have their request within another. */
  private static Function<Event, List<ResourceKey>> binned(
      String type, String flat, String wrapped) {
    return Subjects.at(
        type,
        "requestParameters." + flat,
        "requestParameters." + wrapped,
        "responseElements." + flat);
  }
}
