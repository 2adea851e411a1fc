package dev.tourniquet.jobs.cluster;

import dev.tourniquet.jobs.CommandProcess;
import dev.tourniquet.jobs.CommandProcess.Ended;
import dev.tourniquet.jobs.CommandProcess.Launch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A standalone Spark cluster on loopback: a master and two workers with a core each, from the jars that a cluster brings
 * and no others.
 */
final class SparkCluster implements AutoCloseable {
  /** What our own jar has to bring, and what tests are made of. */
  private static final Pattern NOT_OF_A_CLUSTER = Pattern.compile(
      "/(dev/tourniquet|info/picocli|gg/jte|org/snakeyaml|com/github/seancfoley|com/maxmind|com/microsoft/playwright|"
          + "org/junit|org/assertj|com/tngtech|net/jqwik|com/networknt)/|/tourniquet-[^/]*\\.jar$");

  private static final long MILLIS_TO_START = 60_000;

  private final Path home;
  private final Launch launch;
  private final String master;
  private final List<CommandProcess> processes = new ArrayList<>();

  private SparkCluster(Path folder, int port) throws IOException {
    this.home = folder.resolve("spark");
    this.master = "spark://127.0.0.1:" + port;
    linkJars(Files.createDirectories(home.resolve("jars")));
    this.launch = new Launch(
        List.of("-Xmx1g"),
        // The version of Scala is what Spark's own scripts would say.
        Map.of(
            "SPARK_HOME",
            home.toString(),
            "SPARK_LOCAL_IP",
            "127.0.0.1",
            "SPARK_SCALA_VERSION",
            "2.13"),
        "none",
        home + "/jars/*");
  }

  static SparkCluster start(Path folder) {
    try {
      int port = freePort();
      var cluster = new SparkCluster(folder, port);
      cluster.startDaemon(
          "master",
          "org.apache.spark.deploy.master.Master",
          "--host",
          "127.0.0.1",
          "--port",
          String.valueOf(port),
          "--webui-port",
          String.valueOf(freePort()));
      cluster.await("master", "I have been elected leader");
      for (String name : List.of("worker1", "worker2")) {
        cluster.startDaemon(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--webui-port",
            String.valueOf(freePort()),
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve(name).toString(),
            cluster.master);
        cluster.await(name, "Successfully registered with master");
      }
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Submits a jar's main class to the cluster, with the driver in the process that submits. */
  Ended submit(Path output, Path jar, String... arguments) {
    List<String> all = new ArrayList<>(List.of(
        "--master",
        master,
        "--deploy-mode",
        "client",
        "--conf",
        "spark.driver.bindAddress=127.0.0.1",
        "--conf",
        "spark.driver.host=127.0.0.1",
        "--conf",
        "spark.ui.enabled=false",
        "--conf",
        "spark.executor.memory=900m",
        "--conf",
        "spark.executor.cores=1",
        "--conf",
        "spark.sql.shuffle.partitions=4",
        jar.toString()));
    all.addAll(List.of(arguments));
    return launch
        .flag("-Xmx1500m")
        .of("org.apache.spark.deploy.SparkSubmit")
        .run(output, all.toArray(String[]::new));
  }

  /** What a worker wrote about the executors that it started. */
  String log(String name) {
    try {
      return Files.readString(home.resolveSibling(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).end();
    }
  }

  private void startDaemon(String name, String main, String... arguments) {
    processes.add(
        launch.flag("-Xmx256m").of(main).start(home.resolveSibling(name + ".log"), arguments));
  }

  private void await(String name, String text) {
    CommandProcess daemon = processes.get(processes.size() - 1);
    for (long waited = 0; !daemon.output().contains(text); waited += 100) {
      if (daemon.endsWithin(100) || waited > MILLIS_TO_START) {
        throw new AssertionError(name + " did not start: " + daemon.output());
      }
    }
  }

  private static void linkJars(Path jars) throws IOException {
    for (String entry : CommandProcess.classPath().split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && !NOT_OF_A_CLUSTER.matcher(entry).find()) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
