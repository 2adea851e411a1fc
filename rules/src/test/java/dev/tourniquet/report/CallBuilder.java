package dev.tourniquet.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds a call of ImageBuilder, event and all. */
final class CallBuilder {
  private final String id;
  private final Instant time;
  private final String name;
  private final EntityReference ip;
  private final List<EntityReference> links = new ArrayList<>(List.of(Story.USER, Story.KEY));
  private String request = "null";
  private String error = "";
  private String userAgent = "aws-cli/2.15.30 Python/3.11.8 Linux/5.15.0 exe/x86_64";

  CallBuilder(String id, String time, String name, EntityReference ip) {
    this.id = id;
    this.time = Instant.parse(time);
    this.name = name;
    this.ip = ip;
    links.add(ip);
  }

  CallBuilder request(String json) {
    this.request = json;
    return this;
  }

  CallBuilder userAgent(String agent) {
    this.userAgent = agent;
    return this;
  }

  CallBuilder refused(String code) {
    this.error = code;
    return this;
  }

  CallBuilder on(EntityReference... resources) {
    links.addAll(List.of(resources));
    return this;
  }

  Call build() {
    ObjectNode event = (ObjectNode)
        Story.json("""
        {'eventVersion':'1.09',
         'userIdentity':{'type':'IAMUser','principalId':'AIDAIOSFODNN7EXAMPLE',
           'arn':'%s','accountId':'%s','accessKeyId':'%s','userName':'ImageBuilder'},
         'eventSource':'ec2.amazonaws.com','awsRegion':'us-east-1',
         'readOnly':false,'eventType':'AwsApiCall','managementEvent':true,
         'recipientAccountId':'%s','eventCategory':'Management'}""".formatted(Story.USER_ARN, Story.ACCOUNT, Story.KEY.key(), Story.ACCOUNT));
    event.put("eventTime", time.toString()).put("eventName", name);
    event.put("sourceIPAddress", ip.key()).put("userAgent", userAgent);
    event.set("requestParameters", Story.json(request));
    event.put("eventID", id);
    if (!error.isEmpty()) {
      event.put("errorCode", error);
    }
    return new Call(
        id,
        time,
        Story.ACCOUNT,
        "us-east-1",
        "ec2",
        name,
        false,
        error,
        !error.isEmpty(),
        userAgent,
        links,
        event);
  }
}
