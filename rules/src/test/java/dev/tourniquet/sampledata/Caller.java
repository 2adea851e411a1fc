package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who calls, from where, with what: {@code userIdentity}, {@code sourceIPAddress} and {@code userAgent}. */
record Caller(ObjectNode identity, String ip, String agent, Way way) {

  /** How a call reached AWS. */
  enum Way {
    /** Over the network: the record has TLS details. */
    NETWORK,
    /** The same, out of a console session. */
    CONSOLE,
    /** From inside AWS: no TLS details, and the service's name in place of an address. */
    SERVICE
  }

  static Caller over(ObjectNode identity, String ip, String agent) {
    return new Caller(identity, ip, agent, Way.NETWORK);
  }

  /** AWS itself, for its own purposes. */
  static Caller service(String host) {
    return new Caller(
        Json.object("{'type':'AWSService','invokedBy':'~'}", host), host, host, Way.SERVICE);
  }

  /** A service that calls on with this identity: a forward access session or a service-linked role. */
  Caller through(String host) {
    ObjectNode forwarded = identity.deepCopy();
    forwarded.put("invokedBy", host);
    return new Caller(forwarded, host, host, Way.SERVICE);
  }

  Caller command(String operation) {
    return new Caller(
        identity,
        ip,
        agent + " cfg/retry-mode#standard md/installer#exe md/command#" + operation,
        way);
  }
}
