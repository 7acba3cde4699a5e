package io.muster.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The statements of RFC 7644 that a test proves, by the ids of {@code rfc7644.tsv}. The table of docs/rfc7644.md is made of it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Rfc7644 {
    String[] value();
}
