package dev.tourniquet.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Hands the objects of a batch to their tasks. */
record Tasks(TaskPlan plan, TaskOrder order) implements Serializable {
  /** Reads and writes every object. */
  JavaRDD<TaskOutput> of(JavaRDD<ListedObject> objects) {
    return run(objects, Map.of());
  }

  /** Does some tasks again without the rows that were found to be copies. */
  JavaRDD<TaskOutput> again(JavaRDD<ListedObject> objects, Map<Integer, int[]> copies) {
    return run(objects.filter(object -> copies.containsKey(plan.task(object))), copies);
  }

  private JavaRDD<TaskOutput> run(JavaRDD<ListedObject> objects, Map<Integer, int[]> copies) {
    return objects
        .mapToPair(object -> new Tuple2<>(plan.task(object), object))
        .partitionBy(new ByNumber(plan.tasks()))
        .mapPartitionsWithIndex((task, own) -> write(task, own, copies), true);
  }

  private Iterator<TaskOutput> write(
      int task, Iterator<Tuple2<Integer, ListedObject>> own, Map<Integer, int[]> copies)
      throws IOException {
    List<ListedObject> objects = new ArrayList<>();
    own.forEachRemaining(pair -> objects.add(pair._2()));
    if (objects.isEmpty()) {
      return List.<TaskOutput>of().iterator();
    }
    objects.sort(Comparator.comparing(ListedObject::day).thenComparing(ListedObject::uri));
    String name = "%s-%05d-%d".formatted(order.name(), task, TaskContext.get().taskAttemptId());
    TaskOrder mine = order.of(task, name, copies.getOrDefault(task, new int[0]));
    return List.of(TaskWriter.write(mine, objects.iterator())).iterator();
  }

  /** Puts what has a number into the partition of that number. */
  static final class ByNumber extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int partitions;

    ByNumber(int partitions) {
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object number) {
      return (Integer) number;
    }
  }
}
