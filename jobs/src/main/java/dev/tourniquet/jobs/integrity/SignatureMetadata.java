package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.DigestSignature;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the signature of a digest: in the metadata of S3, or in a file beside a copy of the digest. */
final class SignatureMetadata {
  private static final String SIDECAR = ".metadata.json";
  private static final int MOST_BYTES = 1 << 16;

  private SignatureMetadata() {}

  static Optional<DigestSignature> of(Path digest, HadoopSettings hadoop) throws IOException {
    FileSystem files = digest.getFileSystem(hadoop.configuration());
    Optional<DigestSignature> own = DigestSignature.of(attributes(files, digest));
    if (own.isPresent()) {
      return own;
    }
    Optional<DigestSignature> beside = sidecar(files, digest.suffix(SIDECAR));
    // The digest may have been unpacked since.
    return beside.isPresent() ? beside : sidecar(files, digest.suffix(".gz" + SIDECAR));
  }

  /** S3A shows user metadata as attributes named {@code header.<name>}; a local file has none. */
  private static Map<String, String> attributes(FileSystem files, Path digest) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try {
      files
          .getXAttrs(digest)
          .forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
    } catch (UnsupportedOperationException | FileNotFoundException e) {
      return Map.of();
    }
    return texts;
  }

  private static Optional<DigestSignature> sidecar(FileSystem files, Path sidecar)
      throws IOException {
    try (InputStream in = files.open(sidecar)) {
      return DigestSignature.ofSidecar(in.readNBytes(MOST_BYTES));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}
