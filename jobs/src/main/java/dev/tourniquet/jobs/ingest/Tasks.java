package dev.tourniquet.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
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
    return byTask(objects)
        .mapPartitionsWithIndex((task, own) -> write(task, own, Redo.FIRST), true);
  }

  /**
   * Does some tasks again without the events that were found to be copies.
   *
   * @param written what {@link #of} gave, a task a partition
   */
  JavaRDD<TaskOutput> again(
      JavaRDD<ListedObject> objects,
      JavaRDD<TaskOutput> written,
      Map<Integer, Map<Long, BitSet>> copies) {
    return byTask(objects.filter(object -> copies.containsKey(plan.task(object))))
        .zipPartitions(written, (own, first) -> again(own, first, copies));
  }

  private Iterator<TaskOutput> again(
      Iterator<ListedObject> own,
      Iterator<TaskOutput> written,
      Map<Integer, Map<Long, BitSet>> copies)
      throws IOException {
    if (!own.hasNext()) {
      return Collections.emptyIterator();
    }
    TaskOutput first = written.next();
    return write(first.task(), own, new Redo(true, copies.get(first.task()), first.unreadable()));
  }

  private JavaRDD<ListedObject> byTask(JavaRDD<ListedObject> objects) {
    return objects
        .mapToPair(object -> new Tuple2<>(plan.task(object), object))
        .partitionBy(new ByNumber(plan.tasks()))
        .values();
  }

  private Iterator<TaskOutput> write(int task, Iterator<ListedObject> own, Redo redo)
      throws IOException {
    List<ListedObject> objects = new ArrayList<>();
    own.forEachRemaining(objects::add);
    if (objects.isEmpty()) {
      return Collections.emptyIterator();
    }
    objects.sort(Comparator.comparing(ListedObject::day).thenComparing(ListedObject::uri));
    String name = "%s-%05d-%d".formatted(order.name(), task, TaskContext.get().taskAttemptId());
    return List.of(TaskWriter.write(order.of(task, name, redo), objects.iterator()))
        .iterator();
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
