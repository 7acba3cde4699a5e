package io.muster.scimhttp.message;

import io.muster.domain.Refusal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code startIndex} and {@code count} (RFC 7644 §3.4.2.4): any whole number, however large; what lies outside is moved in. */
public final class PageParameters {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,1000}");
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private PageParameters() {}

    public static int number(String name, @Nullable String text, int absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw Refusal.invalidValue(name, "must be a whole number");
        }
        return new BigInteger(text.strip()).max(SMALLEST).min(LARGEST).intValue();
    }
}
