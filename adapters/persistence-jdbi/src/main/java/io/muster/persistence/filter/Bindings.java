package io.muster.persistence.filter;

import java.util.HashMap;
import java.util.Map;

/** The values that a condition compares with, each under a name of its own; a value is never written into the SQL. */
final class Bindings {
    private final Map<String, Object> values = new HashMap<>();

    /** The parameter that stands for the value. */
    String parameter(Object value) {
        String name = "filter" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    Map<String, Object> values() {
        return values;
    }
}
