package dev.tourniquet.jobs.lake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Hadoop's settings as a value that travels to executors; Hadoop's own class does not. */
public final class HadoopSettings implements Serializable {
  private static final long serialVersionUID = 1L;
  private final HashMap<String, String> entries;
  private transient Configuration configuration;

  private HadoopSettings(Map<String, String> entries) {
    this.entries = new HashMap<>(entries);
  }

  /** The settings of a session. */
  public static HadoopSettings of(SparkSession spark) {
    Map<String, String> entries = new HashMap<>();
    spark
        .sessionState()
        .newHadoopConf()
        .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return new HadoopSettings(entries);
  }

  /** The settings a session on this machine would have, without one: Hadoop's files, and {@code spark.hadoop.…} properties. */
  public static HadoopSettings ofMachine() {
    Map<String, String> entries = new HashMap<>();
    new Configuration().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    entries.putAll(SparkSessions.HADOOP);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith(SparkSessions.OF_HADOOP))
        .forEach(name -> entries.put(
            name.substring(SparkSessions.OF_HADOOP.length()), System.getProperty(name)));
    return new HadoopSettings(entries);
  }

  /** Hadoop's own form of them. */
  public synchronized Configuration configuration() {
    if (configuration == null) {
      configuration = new Configuration(false);
      entries.forEach(configuration::set);
    }
    return configuration;
  }
}
