package dev.tourniquet.inventory;

import static dev.tourniquet.inventory.Answers.IMAGES;
import static dev.tourniquet.inventory.Answers.drained;
import static dev.tourniquet.inventory.Answers.items;
import static dev.tourniquet.inventory.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever cannot be read is said, and what can be read is kept. */
class UnreadableItemsTest {

  @Test
  void saysWhenTheBucketIsNotNamed() {
    InventoryItems items = read("global/s3api-get-bucket-policy.json", "{\"Policy\": \"{}\"}");
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.reason()).isEqualTo("an element without the name of what it is about");
      assertThat(problem.mend())
          .isEqualTo("Put it into the file's name: s3api-get-bucket-policy--<name>.json");
    });
  }

  @Test
  void keepsWhatItDoesNotUnderstand() {
    List<InventoryItem> items =
        items("us-east-1/fsx-describe-volumes.json", "{\"Volumes\": [{\"a\": 1}], \"b\": 2}");
    assertThat(items)
        .extracting(InventoryItem::known, i -> i.item().toString())
        .containsExactly(tuple(false, "{\"a\":1}"));
  }

  @Test
  void keepsTheGoodItemsOfATruncatedFile() {
    InventoryItems items =
        read("us-east-1/ec2-describe-images.json", IMAGES.substring(0, IMAGES.indexOf("ami-2")));
    assertThat(drained(items)).extracting(InventoryItem::id).containsExactly("ami-1");
    assertThat(items.problems())
        .extracting(InventoryProblem::message)
        .singleElement()
        .satisfies(
            message -> assertThat(message)
                .startsWith("Cannot read inventory file "
                    + "20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json at byte ")
                .endsWith(
                    ": it ends in the middle of an answer."
                        + " What stands before is used. Run the collecting call again and replace the file"));
  }

  @Test
  void saysWhenPagesAreMissingAndWhenAListIsNone() {
    InventoryItems pages =
        read("us-east-1/ec2-describe-images.json", "{\"Images\": [], \"NextToken\": \"abc\"}");
    assertThat(drained(pages)).isEmpty();
    assertThat(pages.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("it holds only the first pages (NextToken)");
    InventoryItems none = read("us-east-1/ec2-describe-images.json", "{\"Images\": \"x\"}");
    assertThat(drained(none)).isEmpty();
    assertThat(none.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("Images is no list");
  }

  @Test
  void theAnswerOfAnotherOperationIsAProblemAndNoEmptyList() {
    InventoryItems items = read(
        "us-east-1/ec2-describe-images.json", "{\"Snapshots\": [{\"SnapshotId\": \"snap-1\"}]}");
    assertThat(drained(items)).isEmpty();
    assertThat(items.problems())
        .extracting(problem -> problem.reason() + ". " + problem.mend())
        .containsExactly("it has Snapshots and no Images, so it is the answer of another operation."
            + " Name the file after the operation that printed it");
  }

  @Test
  void listsThatAreNotUnderstoodBesideOneThatIsAreSaid() {
    InventoryItems items = read(
        "us-east-1/ec2-describe-images.json",
        "{\"Images\": [{\"ImageId\": \"ami-1\"}], \"Ghosts\": [{}], \"ResponseMetadata\": {}}");
    assertThat(drained(items)).extracting(InventoryItem::id).containsExactly("ami-1");
    assertThat(items.problems())
        .extracting(InventoryProblem::reason)
        .containsExactly("Ghosts beside what is understood");
  }

  @Test
  void anEmptyFileHasNoItemsAndNoProblem() {
    InventoryItems items = read("us-east-1/ec2-describe-images.json", "");
    assertThat(items.hasNext()).isFalse();
    assertThat(items.problems()).isEmpty();
    assertThatThrownBy(items::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageStartingWith("Cannot read past the last item of 2026");
  }

  @Property(tries = 300)
  void aFileCutAnywhereGivesABeginningOfItsItems(@ForAll @IntRange(max = 200) int length) {
    String cut = IMAGES.substring(0, Math.min(length, IMAGES.length()));
    List<String> ids = drained(read("us-east-1/ec2-describe-images.json", cut)).stream()
        .map(InventoryItem::id)
        .toList();
    assertThat(List.of("ami-1", "ami-2").subList(0, ids.size())).isEqualTo(ids);
  }

  @Test
  void readsALongLineWithoutHoldingIt() {
    int count = 5_000;
    InventoryItems items = InventoryItems.read(
        InventoryPath.parse("20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json"),
        new LongLine(count));
    int seen = 0;
    while (items.hasNext()) {
      items.next();
      seen++;
    }
    assertThat(seen).isEqualTo(count);
    assertThat(items.problems()).isEmpty();
  }

  /** An answer on one line, 10 kB an image, that is nowhere held as a whole. */
  private static final class LongLine extends InputStream {

    private static final String IMAGE =
        "{\"ImageId\": \"ami-1\", \"Description\": \"" + "x".repeat(10_000) + "\"}";

    private final int count;
    private int part;
    private String text = "{\"Images\": [";
    private int next;

    LongLine(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      if (next == text.length()) {
        next = 0;
        part++;
        text = part > count + 1 ? "" : part > count ? "]}" : part > 1 ? "," + IMAGE : IMAGE;
      }
      return text.isEmpty() ? -1 : text.charAt(next++);
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int read = 0;
      for (int b = read(); b >= 0; b = read()) {
        into[from + read++] = (byte) b;
        if (read == length) {
          return read;
        }
      }
      return read == 0 ? -1 : read;
    }
  }
}
