package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;

/** The website's bucket, public on purpose. */
final class Website {

  static final String BUCKET = "www.example.com";

  private Website() {}

  static void publish(Pipeline pipeline, Pipeline.Deployment deployment) {
    Place place = Company.CORE_PROD.in("us-east-1");
    Call open = S3.on(
        place,
        BUCKET,
        Call.write("s3", "PutBucketPublicAccessBlock"),
        "'publicAccessBlock':'','PublicAccessBlockConfiguration':{'xmlns':'http://s3.amazonaws.com/doc/2006-03-01/',"
            + "'BlockPublicAcls':true,'IgnorePublicAcls':true,'BlockPublicPolicy':false,'RestrictPublicBuckets':false}");
    pipeline.note(deployment, "s3api.put-public-access-block", open);
    pipeline.note(deployment, "s3api.put-bucket-policy", policy(place));
  }

  private static Call policy(Place place) {
    JsonNode document = Json.object(
        "{'Version':'2012-10-17','Statement':[{'Sid':'Website','Effect':'Allow','Principal':'*',"
            + "'Action':'s3:GetObject','Resource':'arn:aws:s3:::~/*'}]}",
        BUCKET);
    return S3.on(
        place,
        BUCKET,
        Call.write("s3", "PutBucketPolicy"),
        "'bucketPolicy':" + document + ",'policy':''");
  }
}
