package io.muster.domain;

import java.util.regex.Pattern;

/** What an e-mail address looks like, as far as it can be told without sending a mail to it. */
public final class EmailAddress {
    private static final int MAX_LENGTH = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}<>(),;:\"]+@[^\\s@\\p{Cntrl}<>(),;:\"]+");

    private EmailAddress() {}

    public static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches();
    }
}
