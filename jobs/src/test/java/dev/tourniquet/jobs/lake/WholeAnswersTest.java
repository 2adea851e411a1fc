package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

class WholeAnswersTest {
  private static final SdkRequest LISTING = ListObjectsV2Request.builder().build();

  @Test
  void anAnswerIsReadBeforeItIsParsed() throws IOException {
    InputStream sent = stream("<ListBucketResult/>");

    assertThat(answer(LISTING, sent).orElseThrow()).hasContent("<ListBucketResult/>");
    assertThat(sent.read()).isEqualTo(-1);
  }

  @Test
  void oneThatBreaksOffIsAFailedTry() {
    InputStream broken =
        new SequenceInputStream(stream("<ListBucketResult><Conten"), new InputStream() {
          @Override
          public int read() throws IOException {
            throw new SocketException("Connection reset");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        });

    assertThatThrownBy(() -> answer(LISTING, broken))
        .isInstanceOf(SdkClientException.class)
        .hasRootCauseInstanceOf(SocketException.class)
        .hasMessageContaining("Connection reset");
  }

  @Test
  void anObjectStaysAStream() {
    InputStream object = stream("much");

    assertThat(answer(GetObjectRequest.builder().build(), object)).containsSame(object);
    assertThat(answer(LISTING, null)).isEmpty();
  }

  private static Optional<InputStream> answer(SdkRequest request, InputStream body) {
    return new WholeAnswers()
        .modifyHttpResponseContent(
            InterceptorContext.builder().request(request).responseBody(body).build(),
            new ExecutionAttributes());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
