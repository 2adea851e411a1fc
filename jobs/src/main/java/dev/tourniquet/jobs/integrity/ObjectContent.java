package dev.tourniquet.jobs.integrity;

import dev.tourniquet.jobs.lake.GzipMembers;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.trail.Sha256;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * An object inflated into a hash: CloudTrail signs what is in the gzip, so compressing it anew changes nothing.
 *
 * @param sha256 hexadecimal, of the inflated content as far as it goes
 * @param whole false when the gzip is damaged or inflates to more than the limit
 */
record ObjectContent(String sha256, boolean whole) {
  private static final int BUFFER = 1 << 16;

  /**
   * An object as it was listed.
   *
   * @param bytes its size as stored
   */
  record Listed(String uri, long bytes) {
    Path path() {
      return new Path(uri);
    }
  }

  /**
   * Reads an object; empty when it is gone by now. Other failures, and an end before its listed size, are thrown: they say
   * nothing of the content.
   */
  static Optional<ObjectContent> read(
      Listed object, HadoopSettings hadoop, long mostBytes, OutputStream copy) throws IOException {
    DigestOutputStream out = new DigestOutputStream(copy, Sha256.begin());
    FileSystem files = object.path().getFileSystem(hadoop.configuration());
    try (var file = new StoredStream(files.open(object.path()))) {
      boolean whole = drain(file, out, mostBytes);
      file.requireNotShort(object.bytes());
      return Optional.of(new ObjectContent(null, whole).hashed(out));
    } catch (FileNotFoundException e) {
      if (files.exists(object.path())) {
        // A local file that this user may not open.
        throw e;
      }
      return Optional.empty();
    }
  }

  private ObjectContent hashed(DigestOutputStream out) {
    return new ObjectContent(HexFormat.of().formatHex(out.getMessageDigest().digest()), whole);
  }

  private static boolean drain(InputStream file, OutputStream out, long mostBytes)
      throws IOException {
    try {
      InputStream in = plain(file);
      byte[] chunk = new byte[BUFFER];
      long left = mostBytes;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        left -= n;
        if (left < 0) {
          return false;
        }
        out.write(chunk, 0, n);
      }
      return true;
    } catch (ZipException | EOFException e) {
      return false;
    }
  }

  private static InputStream plain(InputStream file) throws IOException {
    var in = new PushbackInputStream(file, 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? new GzipMembers(in, BUFFER) : in;
  }
}
