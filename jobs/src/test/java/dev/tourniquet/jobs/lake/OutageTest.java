package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.s3a.AWSClientIOException;
import org.apache.http.TruncatedChunkException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class OutageTest {
  private final LakeException wrong = new LakeException("Cannot use it");

  @ParameterizedTest
  @MethodSource
  void isWhatMayPass(IOException outage) {
    assertThat(Outage.or(wrong, outage))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(outage);
  }

  static Stream<IOException> isWhatMayPass() {
    return Stream.of(
        new ConnectException("refused"),
        new SocketTimeoutException("late"),
        new EOFException("short"),
        new TruncatedChunkException("Premature end of chunk coded message body"),
        new AWSClientIOException(
            "list", SdkClientException.create("Unable to execute HTTP request")));
  }

  @ParameterizedTest
  @MethodSource
  void isNotWhatTheUserHasToMend(IOException mistake) {
    assertThat(Outage.or(wrong, mistake)).isSameAs(wrong);
  }

  static Stream<IOException> isNotWhatTheUserHasToMend() {
    return Stream.of(
        new FileNotFoundException("bucket"),
        new AccessDeniedException("key"),
        new IOException("No FileSystem for scheme \"s4\""));
  }
}
