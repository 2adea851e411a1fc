package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;

/**
 * {@link LocalFiles} for those who ask Hadoop by its newer interface, {@code FileContext}: Delta commits so, and each of its
 * commits with a checksum took 20 processes.
 */
public final class LocalContext extends DelegateToFileSystem {
  private static final String SCHEME = "file";

  /**
   * Called by Hadoop.
   *
   * @throws IOException never; the interface has it
   * @throws URISyntaxException never; the interface has it
   */
  public LocalContext(URI uri, Configuration settings) throws IOException, URISyntaxException {
    super(uri, new LocalFiles(), settings, SCHEME, false);
  }
}
