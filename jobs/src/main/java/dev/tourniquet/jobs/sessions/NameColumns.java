package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.trail.PrincipalName;
import java.util.List;
import org.apache.spark.sql.Row;

/** The four columns of how to show a principal. */
final class NameColumns {
  private final Field arn;
  private final Field name;
  private final Field session;
  private final Field account;

  NameColumns(String prefix, String whose) {
    this.arn = field(prefix, "Arn", "ARN of the " + whose + ", role path included; may be empty.");
    this.name = field(prefix, "Name", "Name of the " + whose + " without path.");
    this.session =
        field(prefix, "SessionName", "Name of the " + whose + "'s session; may be empty.");
    this.account = field(prefix, "AccountId", "Account of the " + whose + "; may be empty.");
  }

  private static Field field(String prefix, String name, String doc) {
    String lower = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return required(prefix.isEmpty() ? lower : prefix + name, StringType, doc);
  }

  Field arn() {
    return arn;
  }

  Field name() {
    return name;
  }

  Field account() {
    return account;
  }

  List<Field> fields() {
    return List.of(arn, name, session, account);
  }

  void add(List<Object> values, PrincipalName of) {
    values.addAll(List.of(of.arn(), of.name(), of.session(), of.account()));
  }

  PrincipalName name(Row row) {
    return new PrincipalName(
        row.getAs(arn.name()),
        row.getAs(name.name()),
        row.getAs(session.name()),
        row.getAs(account.name()));
  }
}
