package io.muster.scimhttp.idp;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a filter or a path as it was written into tokens that, joined, are the same text again: runs of blanks, brackets, texts in double
 * or single quotes, and everything else up to one of these.
 */
final class FilterTokens {
    private final String source;
    private int next;

    private FilterTokens(String source) {
        this.source = source;
    }

    static List<String> of(String text) {
        FilterTokens tokens = new FilterTokens(text);
        List<String> all = new ArrayList<>();
        while (tokens.next < text.length()) {
            int start = tokens.next;
            tokens.skipOne();
            all.add(text.substring(start, tokens.next));
        }
        return all;
    }

    static boolean isBlank(String token) {
        return Character.isWhitespace(token.charAt(0));
    }

    /** A name, a keyword, or a value without quotes. */
    static boolean isBare(String token) {
        return !isBlank(token) && "()[]\"'".indexOf(token.charAt(0)) < 0;
    }

    /** A text that ends in the quote that it begins with. */
    static boolean isQuoted(String token, char quote) {
        return token.length() > 1 && token.charAt(0) == quote && token.charAt(token.length() - 1) == quote;
    }

    private void skipOne() {
        char first = source.charAt(next++);
        if (Character.isWhitespace(first)) {
            while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
                next++;
            }
        } else if (first == '"' || first == '\'') {
            skipQuoted(first);
        } else if ("()[]".indexOf(first) < 0) {
            while (next < source.length() && !endsBare(source.charAt(next))) {
                next++;
            }
        }
    }

    private static boolean endsBare(char c) {
        return Character.isWhitespace(c) || "()[]\"".indexOf(c) >= 0;
    }

    /** To the closing quote, or to the end if there is none; a single quote is doubled or escaped inside single quotes. */
    private void skipQuoted(char quote) {
        while (next < source.length()) {
            char c = source.charAt(next++);
            if (c == '\\' && next < source.length()) {
                next++;
            } else if (c == quote) {
                if (quote == '"' || next == source.length() || source.charAt(next) != quote) {
                    return;
                }
                next++;
            }
        }
    }
}
