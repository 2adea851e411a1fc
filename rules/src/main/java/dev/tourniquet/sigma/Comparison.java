package dev.tourniquet.sigma;

import java.math.BigDecimal;

/** How a number of the event stands to the number of the rule. */
enum Comparison {
  LESS {
    @Override
    boolean holds(int sign) {
      return sign < 0;
    }
  },
  AT_MOST {
    @Override
    boolean holds(int sign) {
      return sign <= 0;
    }
  },
  GREATER {
    @Override
    boolean holds(int sign) {
      return sign > 0;
    }
  },
  AT_LEAST {
    @Override
    boolean holds(int sign) {
      return sign >= 0;
    }
  },
  EQUAL {
    @Override
    boolean holds(int sign) {
      return sign == 0;
    }
  };

  abstract boolean holds(int sign);

  boolean between(BigDecimal ofEvent, BigDecimal ofRule) {
    return holds(ofEvent.compareTo(ofRule));
  }
}
