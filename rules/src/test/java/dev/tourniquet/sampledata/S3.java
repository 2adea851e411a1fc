package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What records of S3 have that others have not: the host, the bytes, the bucket as resource. */
final class S3 {

  private S3() {}

  /** A call on a bucket; {@code parameters} is what the request holds beside bucket and host. */
  static Call on(Place place, String bucket, Call call, String parameters) {
    return call.asking(
            "{'bucketName':'~','Host':'~.s3.~.amazonaws.com',~}",
            bucket,
            bucket,
            place.region(),
            parameters)
        .with("additionalEventData", transfer())
        .on(place.account(), "AWS::S3::Bucket", "arn:aws:s3:::" + bucket);
  }

  private static ObjectNode transfer() {
    return Json.object(
        "{'SignatureVersion':'SigV4','CipherSuite':'TLS_AES_128_GCM_SHA256','bytesTransferredIn':0,"
            + "'AuthenticationMethod':'AuthHeader','x-amz-id-2':'EXAMPLEx2IDPnSzm8r0MFrTfhVfEXAMPLE=',"
            + "'bytesTransferredOut':552}");
  }
}
