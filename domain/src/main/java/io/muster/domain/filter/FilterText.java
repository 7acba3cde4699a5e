package io.muster.domain.filter;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as text (RFC 7644 §3.4.2.2, figure 1), in one form: keywords in lower case, one space, brackets where the meaning needs
 * them. {@link FilterParser} makes the same filter of it, if it is within the parser's limits.
 */
public final class FilterText {
    private static final int FIRST_PRINTABLE = 0x20;

    private FilterText() {}

    public static String of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return joined(and.operands(), " and ");
        }
        if (filter instanceof Filter.Or or) {
            return joined(or.operands(), " or ");
        }
        if (filter instanceof Filter.Not not) {
            return "not (" + of(not.filter()) + ")";
        }
        if (filter instanceof Filter.Present present) {
            return present.attribute() + " pr";
        }
        if (filter instanceof Filter.ElementMatch match) {
            return match.attribute() + "[" + of(match.filter()) + "]";
        }
        if (filter instanceof Filter.ElementComparison compared) {
            return of(compared.element()) + "." + of(compared.comparison());
        }
        Filter.Comparison comparison = (Filter.Comparison) filter;
        return comparison.attribute() + " " + comparison.operator().keyword() + " " + value(comparison.value());
    }

    private static String joined(List<Filter> operands, String keyword) {
        boolean and = keyword.equals(" and ");
        return operands.stream()
                .map(operand -> needsBrackets(operand, and) ? "(" + of(operand) + ")" : of(operand))
                .collect(Collectors.joining(keyword));
    }

    /** An {@code and} inside an {@code or} binds closer anyway; one inside its own kind would be read as one long list. */
    private static boolean needsBrackets(Filter operand, boolean insideAnd) {
        return operand instanceof Filter.Or || insideAnd && operand instanceof Filter.And;
    }

    private static String value(@Nullable Object value) {
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    /** A JSON string (RFC 8259 §7); what UTF-8 cannot carry is escaped, too. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '"' || codePoint == '\\') {
                quoted.append('\\').append((char) codePoint);
            } else if (codePoint < FIRST_PRINTABLE || isLoneSurrogate(codePoint)) {
                quoted.append(String.format("\\u%04x", codePoint));
            } else {
                quoted.appendCodePoint(codePoint);
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
