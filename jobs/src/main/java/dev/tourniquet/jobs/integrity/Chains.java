package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.ChainWalk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Follows each chain of digests on an executor, one digest at a time. */
final class Chains {
  private Chains() {}

  /** digests → rows of log_integrity of the kinds digest, gap and signed. */
  static Dataset<Row> fromDigests(Dataset<Row> digests, CheckedFolders folders) {
    MapFunction<Row, String> chain = row -> FactRows.Chain.of(row).toString();
    FlatMapGroupsFunction<String, Row, Row> follow = (key, rows) -> new Walked(rows, folders);
    Column[] order = {Digests.TO.col(), Digests.TAIL.col()};
    return digests
        .drop(Digests.CLAIMS.name())
        .groupByKey(chain, Encoders.STRING())
        .flatMapSortedGroups(order, follow, Encoders.row(LogIntegrity.TABLE.schema()));
  }

  /** What the walk settles, as it goes. */
  private static final class Walked implements Iterator<Row> {
    private final Iterator<Row> digests;
    private final ChainWalk walk;
    private final Deque<Row> settled = new ArrayDeque<>();
    private FactRows.Chain chain;
    private boolean ended;

    Walked(Iterator<Row> digests, CheckedFolders folders) {
      this.digests = digests;
      this.walk = new ChainWalk(folders::holds);
    }

    @Override
    public boolean hasNext() {
      while (settled.isEmpty() && !ended) {
        advance();
      }
      return !settled.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return settled.remove();
    }

    private void advance() {
      if (digests.hasNext()) {
        Row digest = digests.next();
        chain = chain == null ? FactRows.Chain.of(digest) : chain;
        walk.next(Digests.link(digest)).forEach(fact -> settled.add(FactRows.row(chain, fact)));
      } else {
        ended = true;
        walk.end().forEach(fact -> settled.add(FactRows.row(chain, fact)));
      }
    }
  }
}
