package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Every CloudTrail event once, under CloudTrail's own column names. */
public final class Events {
  public static final Field DAY = required("day", DateType, "UTC day of eventTime.");
  public static final Field EVENT_TIME =
      required("eventTime", TimestampType, "When the call was made, to the second.");
  public static final Field EVENT_ID =
      required("eventID", StringType, "Unique to one action in one recipient account.");
  public static final Field ACCOUNT = required(
      "account",
      StringType,
      "Account whose trail holds it: recipientAccountId, else the caller's; may be empty.");
  public static final Field EVENT_SOURCE =
      optional("eventSource", StringType, "Service, such as ec2.amazonaws.com.");
  public static final Field EVENT_NAME = optional("eventName", StringType, "API operation.");
  public static final Field EVENT_TYPE =
      optional("eventType", StringType, "AwsApiCall, AwsServiceEvent, AwsConsoleSignIn and so on.");
  public static final Field AWS_REGION =
      optional("awsRegion", StringType, "Region the call was made to.");
  public static final Field ERROR_CODE = optional("errorCode", StringType, "Why the call failed.");
  public static final Field USER_IDENTITY =
      optional("userIdentity", Shapes.USER_IDENTITY, "Who called.");
  public static final Field UNKNOWN_FIELDS = optional(
      "unknownFields",
      DataTypes.createMapType(StringType, StringType),
      "Dotted path to raw JSON of every field, or value of another type, that has no column of its own.");
  public static final Field OBJECT =
      required("object", StringType, "URI of the object it was read from.");
  public static final Field INDEX =
      required("index", IntegerType, "Position among the object's records, from 0.");
  public static final Field BATCH =
      required("batch", LongType, "Number of the ingest that added it.");

  public static final Table TABLE = Table.daily(
          "events",
          "One CloudTrail event; each (eventID, account) once.",
          DAY,
          EVENT_TIME,
          EVENT_ID,
          ACCOUNT,
          EVENT_SOURCE,
          EVENT_NAME,
          AWS_REGION,
          optional(
              "sourceIPAddress",
              StringType,
              "Address, service name or 'AWS Internal', as written."),
          optional("userAgent", StringType, "As sent by the caller."),
          ERROR_CODE,
          optional("errorMessage", StringType, "Why the call failed, in words."),
          USER_IDENTITY,
          optional("requestParameters", StringType, "Raw JSON text."),
          optional("responseElements", StringType, "Raw JSON text."),
          optional("additionalEventData", StringType, "Raw JSON text."),
          optional("serviceEventDetails", StringType, "Raw JSON text."),
          optional(
              "resources",
              new ArrayType(Shapes.RESOURCE, true),
              "Resources, where the service names them."),
          optional("readOnly", BooleanType, "Whether the call only reads."),
          optional("managementEvent", BooleanType, "Whether it is a management event."),
          optional("eventCategory", StringType, "Management, Data, NetworkActivity."),
          EVENT_TYPE,
          optional("eventVersion", StringType, "Version of the record format."),
          optional("apiVersion", StringType, "Version of the API."),
          optional("requestID", StringType, "Id of the request."),
          optional(
              "recipientAccountId", StringType, "Account that received the event, as written."),
          optional(
              "sharedEventID",
              StringType,
              "Same for the copies of one action sent to several accounts."),
          optional("vpcEndpointId", StringType, "VPC endpoint the call came through."),
          optional("vpcEndpointAccountId", StringType, "Account of that endpoint."),
          optional(
              "sessionCredentialFromConsole",
              StringType,
              "'true' for a call from a console session."),
          optional("addendum", Shapes.ADDENDUM, "Which earlier record this one corrects."),
          optional(
              "eventContext", StringType, "Raw JSON text: tags and condition keys, where enabled."),
          optional("edgeDeviceDetails", StringType, "Raw JSON text."),
          optional("tlsDetails", Shapes.TLS, "TLS version, cipher and host name."),
          UNKNOWN_FIELDS,
          OBJECT,
          INDEX,
          BATCH)
      .searchedBy(EVENT_TIME, EVENT_ID, ACCOUNT, EVENT_SOURCE, EVENT_NAME, BATCH);

  /** Columns whose value is kept as the text CloudTrail wrote. */
  static final List<String> RAW = List.of(
      "requestParameters",
      "responseElements",
      "additionalEventData",
      "serviceEventDetails",
      "eventContext",
      "edgeDeviceDetails",
      "attributes");

  /** Columns that ingest adds; all others are CloudTrail's. */
  static final List<Field> ADDED = List.of(DAY, ACCOUNT, UNKNOWN_FIELDS, OBJECT, INDEX, BATCH);

  private Events() {}

  /** Nested parts of a record. */
  private static final class Shapes {
    static final StructType SESSION_CONTEXT = new StructType()
        .add("sessionIssuer", strings("type", "principalId", "arn", "accountId", "userName"))
        .add("attributes", strings("creationDate", "mfaAuthenticated"))
        .add("webIdFederationData", strings("federatedProvider", "attributes"))
        .add("sourceIdentity", StringType)
        .add("ec2RoleDelivery", StringType)
        .add("assumedRoot", StringType)
        .add("signInSessionArn", StringType);
    static final StructType USER_IDENTITY = strings(
            "type",
            "principalId",
            "arn",
            "accountId",
            "accessKeyId",
            "userName",
            "invokedBy",
            "identityProvider",
            "credentialId")
        .add("sessionContext", SESSION_CONTEXT)
        .add("onBehalfOf", strings("userId", "identityStoreArn"))
        .add(
            "inScopeOf", strings("issuerType", "credentialsIssuedTo", "sourceArn", "sourceAccount"))
        .add("invokedByDelegate", strings("accountId"));
    static final StructType RESOURCE = strings("ARN", "ARNPrefix", "accountId", "type");
    static final StructType ADDENDUM =
        strings("reason", "updatedFields", "originalRequestID", "originalEventID");
    static final StructType TLS =
        strings("tlsVersion", "cipherSuite", "clientProvidedHostHeader", "keyExchange");

    private static StructType strings(String... names) {
      StructType type = new StructType();
      for (String name : names) {
        type = type.add(name, StringType);
      }
      return type;
    }
  }
}
