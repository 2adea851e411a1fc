package dev.tourniquet.jobs.lake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Reads S3's answers whole before they are parsed: a listing of a thousand objects has less than a megabyte. Where an
 * answer breaks off half way, the SDK's parser of XML throws what neither the SDK nor S3A tries again, and one lost
 * connection ended the run; read here, it is a failed try like any other. Objects are streams still, which S3A reads again.
 */
public final class WholeAnswers implements ExecutionInterceptor {
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<InputStream> answer = context.responseBody();
    if (answer.isEmpty() || context.request() instanceof GetObjectRequest) {
      return answer;
    }
    try (InputStream body = answer.get()) {
      return Optional.of(new ByteArrayInputStream(body.readAllBytes()));
    } catch (IOException e) {
      throw SdkClientException.create("Cannot read the answer to its end: " + e.getMessage(), e);
    }
  }
}
