package io.muster.domain.filter;

import java.util.Locale;
import java.util.Optional;

/** RFC 7644 §3.4.2.2, table 3, but for {@code pr}, which takes no value. */
public enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    /** In any letter case. */
    public static Optional<Operator> named(String text) {
        for (Operator operator : values()) {
            if (operator.name().equalsIgnoreCase(text)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** As it stands in a filter. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
