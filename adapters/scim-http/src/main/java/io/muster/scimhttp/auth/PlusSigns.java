package io.muster.scimhttp.auth;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A raw plus sign in a query whose blanks are {@code %20}: {@code filter=userName%20eq%20%22ann+b@example.com%22} asks for the address with
 * the plus, and {@code filter=userName+eq+%22ann%20b%22} has blanks only. Whether a plus is a blank is decided for each parameter: by the
 * blanks outside of quotes for what stands there, and by all blanks for what stands inside. The query is escaped, and its escapes are read.
 */
final class PlusSigns {
    private static final String BLANK = "%20";

    private final String parameter;
    private final boolean plusIsSign;
    private boolean plusOutsideIsSign;

    private PlusSigns(String parameter) {
        this.parameter = parameter;
        this.plusIsSign = parameter.contains(BLANK);
    }

    /** The query with each plus that is a sign as {@code %2B}. */
    static String escaped(String query) {
        return query.indexOf('+') < 0 || !query.contains(BLANK)
                ? query
                : Arrays.stream(query.split("&", -1))
                        .map(PlusSigns::ofParameter)
                        .collect(Collectors.joining("&"));
    }

    private static String ofParameter(String parameter) {
        PlusSigns signs = new PlusSigns(parameter);
        if (!signs.plusIsSign || parameter.indexOf('+') < 0) {
            return parameter;
        }
        signs.walk(); // to know of the blanks outside
        return signs.walk();
    }

    private String walk() {
        StringBuilder escaped = new StringBuilder(parameter.length() + 8);
        char quote = 0;
        char before = ' ';
        int length;
        for (int at = 0; at < parameter.length(); at += length) {
            length = parameter.charAt(at) == '%' ? Math.min(3, parameter.length() - at) : 1;
            String written = parameter.substring(at, at + length);
            char c = decoded(written);
            if (before == '\\' && quote != 0) {
                c = 'x'; // escaped, so that it neither ends a text nor escapes what follows
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'' && before == ' ')) {
                quote = c;
            }
            boolean isSign = quote == 0 ? plusOutsideIsSign : plusIsSign;
            escaped.append(written.equals("+") && isSign ? "%2B" : written);
            plusOutsideIsSign |= quote == 0 && written.equals(BLANK);
            before = written.equals("+") ? ' ' : c;
        }
        return escaped.toString();
    }

    private static char decoded(String written) {
        return switch (written) {
            case "%20", "+" -> ' ';
            case "%22" -> '"';
            case "%27" -> '\'';
            case "%5C", "%5c" -> '\\';
            default -> written.charAt(0);
        };
    }
}
