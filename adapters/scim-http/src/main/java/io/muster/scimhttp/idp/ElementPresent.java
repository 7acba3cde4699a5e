package io.muster.scimhttp.idp;

import io.muster.domain.schema.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A value path that is present: {@code emails[type eq "work"] pr}, {@code emails[type eq "work"].value pr}. In the RFC's form the brackets
 * say so by themselves: {@code emails[type eq "work"]}, {@code emails[(type eq "work") and value pr]}.
 */
final class ElementPresent implements IdpHabit {
    @Override
    public String words() {
        return "pr behind [ ] as a condition inside";
    }

    @Override
    public String filterText(ResourceType type, String filter) {
        List<String> tokens = new ArrayList<>(FilterTokens.of(filter));
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals("[")) {
                open.push(i);
            } else if (tokens.get(i).equals("]") && !open.isEmpty()) {
                settle(tokens, open.pop(), i);
            }
        }
        String after = String.join("", tokens);
        return after.equals(filter) ? filter : after;
    }

    private static void settle(List<String> tokens, int open, int close) {
        if (isPresent(tokens, close + 1)) {
            tokens.set(close + 1, "");
            tokens.set(close + 2, "");
        } else if (close + 1 < tokens.size() && tokens.get(close + 1).startsWith(".") && isPresent(tokens, close + 2)) {
            tokens.set(open, "[(");
            tokens.set(close, ") and " + tokens.get(close + 1).substring(1) + " pr]");
            tokens.set(close + 1, "");
            tokens.set(close + 2, "");
            tokens.set(close + 3, "");
        }
    }

    /** Whether a blank and {@code pr} stand there. */
    private static boolean isPresent(List<String> tokens, int at) {
        return at + 1 < tokens.size()
                && tokens.get(at).isBlank()
                && tokens.get(at + 1).equalsIgnoreCase("pr");
    }
}
