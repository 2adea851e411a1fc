package dev.tourniquet.jobs.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * An S3 server on loopback: s3proxy in a process of its own, since its libraries are not Spark's. Buckets are folders.
 *
 * @param process what is ended with the test
 * @param buckets the folder of the buckets
 */
record S3Server(Process process, int port, Path buckets) implements AutoCloseable {
  static final String KEY = "AKIAEXAMPLEOFATEST00";
  static final String SECRET = "kvQ7wLh3TnotTobeFoundInAnyOutput9zRb";

  /** Written by the build's profile: where s3proxy and what it needs lie. */
  private static final Path CLASS_PATH = Path.of("target/s3proxy-classpath");

  private static final long SECONDS_TO_START = 60;

  static S3Server start(Path folder, String... buckets) {
    try {
      for (String bucket : buckets) {
        Files.createDirectories(folder.resolve("buckets").resolve(bucket));
      }
      int port = freePort();
      Path settings =
          Files.writeString(folder.resolve("s3proxy.properties"), settings(folder, port));
      Process process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:TieredStopAtLevel=1",
              "-Dlogback.configurationFile=" + logging(folder),
              "-cp",
              Files.readString(CLASS_PATH).strip(),
              "org.gaul.s3proxy.Main",
              "--properties",
              settings.toString())
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("s3proxy.log").toFile())
          .start();
      var server = new S3Server(process, port, folder.resolve("buckets"));
      server.awaitStart();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its own default tells of every byte, which took more of the machine than its work. */
  private static Path logging(Path folder) throws IOException {
    return Files.writeString(folder.resolve("logback.xml"), """
        <configuration>
          <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
          </appender>
          <root level="WARN"><appender-ref ref="out"/></root>
        </configuration>
        """);
  }

  /** What a command needs to know to reach it, or a proxy before it, and nothing that is secret. */
  static Map<String, String> flags(int port) {
    return Map.of(
        "spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:" + port,
        "spark.hadoop.fs.s3a.endpoint.region", "us-east-1",
        "spark.hadoop.fs.s3a.path.style.access", "true");
  }

  /** Puts the files below a folder, as objects with all that an object has; a copied file would have no ETag. */
  void upload(Path from, String to) throws IOException {
    var settings = new Configuration();
    flags(port).forEach((name, value) -> settings.set(name.replace("spark.hadoop.", ""), value));
    settings.set("fs.s3a.access.key", KEY);
    settings.set("fs.s3a.secret.key", SECRET);
    var target = new org.apache.hadoop.fs.Path(to);
    try (FileSystem s3 = FileSystem.newInstance(target.toUri(), settings)) {
      s3.copyFromLocalFile(new org.apache.hadoop.fs.Path(from.toUri()), target);
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static String settings(Path folder, int port) {
    return """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.ignore-unknown-headers=true
        jclouds.provider=filesystem-nio2
        jclouds.identity=any
        jclouds.credential=any
        jclouds.filesystem.basedir=%s
        """.formatted(port, KEY, SECRET, folder.resolve("buckets"));
  }

  private void awaitStart() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (process.isAlive() && System.nanoTime() < end) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (java.net.ConnectException e) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new IOException("s3proxy did not start: see s3proxy.log");
  }
}
