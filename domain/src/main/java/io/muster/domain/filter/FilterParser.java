package io.muster.domain.filter;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.filter.FilterLexer.Kind;
import io.muster.domain.filter.FilterLexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses a filter (RFC 7644 §3.4.2.2, figure 1): {@code not} binds closer than {@code and}, that closer than {@code or}; keywords
 * in any letter case. Depth and number of terms are bounded while parsing. Refused: INVALID_FILTER, with the position.
 */
public final class FilterParser {
    private final FilterLexer lexer;
    private final Limits limits;
    private Token token;
    private int depth;
    private int terms;

    private FilterParser(String source, Limits limits) {
        this.limits = limits;
        lexer = new FilterLexer(source);
        token = lexer.token();
    }

    /** Within the limits that hold by default. */
    public static Filter parse(String source) {
        return parse(source, Limits.DEFAULT);
    }

    public static Filter parse(String source, Limits limits) {
        if (source.length() > limits.filterLength()) {
            throw Refusal.invalidFilter("The filter has " + source.length() + " characters; at most "
                    + limits.filterLength() + " are taken (filterLength).");
        }
        FilterParser parser = new FilterParser(source, limits);
        Filter filter = parser.or();
        if (parser.token.kind() != Kind.END) {
            throw parser.unexpected("'and', 'or' or the end");
        }
        return filter;
    }

    private Filter or() {
        List<Filter> operands = new ArrayList<>(List.of(and()));
        while (isKeyword("or")) {
            advance();
            operands.add(and());
        }
        return operands.size() == 1 ? operands.get(0) : new Filter.Or(operands);
    }

    private Filter and() {
        List<Filter> operands = new ArrayList<>(List.of(term()));
        while (isKeyword("and")) {
            advance();
            operands.add(term());
        }
        return operands.size() == 1 ? operands.get(0) : new Filter.And(operands);
    }

    private Filter term() {
        if (++terms > limits.filterTerms()) {
            throw Refusal.invalidFilter("The filter has more than " + limits.filterTerms() + " terms (filterTerms).");
        }
        if (token.kind() == Kind.OPEN) {
            return nested(Kind.CLOSE, "')'");
        }
        String attribute = word("an attribute name");
        if (attribute.equalsIgnoreCase("not") && token.kind() == Kind.OPEN) {
            return new Filter.Not(nested(Kind.CLOSE, "')'"));
        }
        if (token.kind() == Kind.OPEN_ELEMENT) {
            return elementMatch(attribute);
        }
        return comparison(attribute);
    }

    private Filter elementMatch(String attribute) {
        Filter.ElementMatch element = new Filter.ElementMatch(attribute, nested(Kind.CLOSE_ELEMENT, "']'"));
        if (token.kind() == Kind.WORD
                && token.text().startsWith(".")
                && token.text().length() > 1) {
            String sub = word("a sub-attribute").substring(1);
            if (comparison(sub) instanceof Filter.Comparison comparison) {
                return new Filter.ElementComparison(element, comparison);
            }
            throw unexpected("a comparison with a value");
        }
        return element;
    }

    private Filter comparison(String attribute) {
        String keyword = word("an operator such as eq");
        if (keyword.equalsIgnoreCase("pr")) {
            return new Filter.Present(attribute);
        }
        Operator operator = Operator.named(keyword)
                .orElseThrow(() ->
                        Refusal.invalidFilter("The filter has an unknown operator after the attribute at position "
                                + token.at() + "; known are eq, ne, co, sw, ew, gt, ge, lt, le and pr."));
        return new Filter.Comparison(attribute, operator, value());
    }

    private @Nullable Object value() {
        Token value = token;
        advance();
        return switch (value.kind()) {
            case TEXT -> value.text();
            case NUMBER -> number(value.text());
            case WORD -> literal(value);
            default -> throw unexpectedAt(value, "a value");
        };
    }

    private static Object number(String digits) {
        BigDecimal number = new BigDecimal(digits);
        boolean fitsLong = number.scale() <= 0 && number.precision() - number.scale() <= 18;
        return fitsLong ? (Object) number.longValueExact() : number;
    }

    private static @Nullable Object literal(Token value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> throw unexpectedAt(value, "a value; text stands in double quotes");
        };
    }

    private Filter nested(Kind closing, String sign) {
        if (++depth > limits.filterDepth()) {
            throw Refusal.invalidFilter(
                    "The filter is nested more than " + limits.filterDepth() + " levels deep (filterDepth).");
        }
        advance();
        Filter inner = or();
        if (token.kind() != closing) {
            throw unexpected(sign);
        }
        advance();
        depth--;
        return inner;
    }

    private String word(String expected) {
        if (token.kind() != Kind.WORD) {
            throw unexpected(expected);
        }
        String word = token.text();
        advance();
        return word;
    }

    private boolean isKeyword(String keyword) {
        return token.kind() == Kind.WORD && token.text().equalsIgnoreCase(keyword);
    }

    private void advance() {
        token = lexer.token();
    }

    private Refusal unexpected(String expected) {
        return unexpectedAt(token, expected);
    }

    private static Refusal unexpectedAt(Token found, String expected) {
        return Refusal.invalidFilter("The filter needs " + expected + " at position " + found.at() + ".");
    }
}
