package io.muster.scimhttp.message;

import io.muster.application.ResourceQuery;
import io.muster.domain.Refusal;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.schema.ResourceType;
import io.muster.scimhttp.idp.IdpHabits;
import jakarta.ws.rs.QueryParam;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a list is asked by (RFC 7644 §3.4.2). Any whole number is taken, however large; what lies outside is moved in. */
public final class ListParameters {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,1000}");
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final @Nullable String filter;
    private final @Nullable String startIndex;
    private final @Nullable String count;

    public ListParameters(
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("startIndex") @Nullable String startIndex,
            @QueryParam("count") @Nullable String count) {
        this.filter = filter;
        this.startIndex = startIndex;
        this.count = count;
    }

    /** Refused: INVALID_FILTER, INVALID_VALUE. */
    public ResourceQuery query(ResourceType type) {
        return new ResourceQuery(
                Optional.ofNullable(filter).map(FilterParser::parse).map(parsed -> IdpHabits.filter(type, parsed)),
                number("startIndex", startIndex, 1),
                number("count", count, ResourceQuery.DEFAULT_COUNT));
    }

    private static int number(String name, @Nullable String text, int absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw Refusal.invalidValue(name, "must be a whole number");
        }
        return new BigInteger(text.strip()).max(SMALLEST).min(LARGEST).intValue();
    }
}
