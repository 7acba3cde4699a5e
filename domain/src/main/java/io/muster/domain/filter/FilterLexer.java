package io.muster.domain.filter;

import io.muster.domain.Refusal;
import java.math.BigDecimal;

/** Cuts a filter into tokens from left to right, each character looked at once. */
final class FilterLexer {
    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        OPEN,
        CLOSE,
        OPEN_ELEMENT,
        CLOSE_ELEMENT,
        END
    }

    /**
     * @param text the word, the unescaped text, the number's digits, or the sign
     * @param at where it begins, from 1
     */
    record Token(Kind kind, String text, int at) {}

    private final String source;
    private int next;

    FilterLexer(String source) {
        this.source = source;
    }

    Token token() {
        while (next < source.length() && source.charAt(next) == ' ') {
            next++;
        }
        int start = next;
        if (next == source.length()) {
            return new Token(Kind.END, "the end", start + 1);
        }
        char first = source.charAt(next);
        return switch (first) {
            case '(' -> sign(Kind.OPEN);
            case ')' -> sign(Kind.CLOSE);
            case '[' -> sign(Kind.OPEN_ELEMENT);
            case ']' -> sign(Kind.CLOSE_ELEMENT);
            case '"' -> new Token(Kind.TEXT, text(), start + 1);
            default ->
                first == '-' || isDigit(first)
                        ? new Token(Kind.NUMBER, number(), start + 1)
                        : new Token(Kind.WORD, word(), start + 1);
        };
    }

    private Token sign(Kind kind) {
        next++;
        return new Token(kind, source.substring(next - 1, next), next);
    }

    private String word() {
        int start = next;
        while (next < source.length() && isWordCharacter(source.charAt(next))) {
            next++;
        }
        if (next == start) {
            throw Refusal.invalidFilter(
                    "The filter has an unexpected character at position " + (start + 1)
                            + "; attribute names have letters, digits, '-', '_', '$', ':' and '.', and text stands in double quotes.");
        }
        return source.substring(start, next);
    }

    private String number() {
        int start = next++;
        while (next < source.length() && (isDigit(source.charAt(next)) || "+-.eE".indexOf(source.charAt(next)) >= 0)) {
            next++;
        }
        String digits = source.substring(start, next);
        try {
            BigDecimal number = new BigDecimal(digits);
            if (number.precision() > 64 || Math.abs((long) number.scale()) > 1000) {
                throw new NumberFormatException();
            }
            return digits;
        } catch (NumberFormatException e) {
            throw Refusal.invalidFilter("The filter has an unreadable number at position " + (start + 1) + ".");
        }
    }

    /** A JSON string (RFC 8259 §7). */
    private String text() {
        int start = next++;
        StringBuilder text = new StringBuilder();
        while (next < source.length()) {
            char c = source.charAt(next++);
            if (c == '"') {
                return text.toString();
            }
            text.append(c == '\\' ? escaped(start) : c);
        }
        throw Refusal.invalidFilter(
                "The filter's text that begins at position " + (start + 1) + " has no closing double quote.");
    }

    private char escaped(int start) {
        char c = next < source.length() ? source.charAt(next++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(start);
            default -> throw badEscape(start);
        };
    }

    private char unicode(int start) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = next < source.length() ? Character.digit(source.charAt(next++), 16) : -1;
            if (digit < 0) {
                throw badEscape(start);
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private static Refusal badEscape(int start) {
        return Refusal.invalidFilter("The filter's text that begins at position " + (start + 1)
                + " has an unknown escape; write a backslash as \\\\ and a double quote as \\\".");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || "-_$:.".indexOf(c) >= 0;
    }
}
