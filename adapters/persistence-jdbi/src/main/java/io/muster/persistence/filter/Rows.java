package io.muster.persistence.filter;

import io.muster.domain.schema.Attribute;
import java.util.function.Function;

/**
 * The values of a multi-valued attribute, one to a row.
 *
 * @param from what stands behind FROM
 * @param joined what ties a row to the resource
 * @param part where a sub-attribute of a value stands; the attribute itself stands for the value if it has no parts
 */
record Rows(String from, String joined, Function<Attribute, Scalar> part) {
    /** That one and the same value meets the condition. */
    String exists(String condition) {
        return "EXISTS (SELECT 1 FROM " + from + " WHERE " + joined + " AND " + condition + ")";
    }
}
