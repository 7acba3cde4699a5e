package io.muster.domain.token;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What happens to tokens, as events; nothing of a secret is in them but its last characters. */
public final class TokenEvent {
    private static final String KIND = "token";

    private TokenEvent() {}

    public static Event issued(Token token) {
        return Event.of(KIND, What.ISSUED, token.id().toString(), ComplexValue.EMPTY, shown(token));
    }

    public static Event changed(Token before, Token after) {
        return Event.of(KIND, what(before, after), after.id().toString(), shown(before), shown(after));
    }

    /** The token that another has replaced is still in use, so somewhere the new one has not been pasted. */
    public static Event stillUsed(TokenId token) {
        return Event.of(KIND, What.STILL_USED, token.toString(), ComplexValue.EMPTY, ComplexValue.EMPTY);
    }

    /** @param days that are left, or a little less */
    public static Event expiresSoon(TokenId token, int days) {
        return Event.of(
                KIND,
                What.EXPIRES_SOON,
                token.toString(),
                ComplexValue.EMPTY,
                ComplexValue.ofPlain(Map.of("daysLeft", days)));
    }

    private static What what(Token before, Token after) {
        if (after.setTo() == before.setTo()) {
            return What.REPLACED;
        }
        return switch (after.setTo()) {
            case ACTIVE -> What.REACTIVATED;
            case INACTIVE -> What.DEACTIVATED;
            case EXPIRED, REVOKED -> What.REVOKED;
        };
    }

    private static ComplexValue shown(Token token) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("description", token.description());
        shown.put("hint", token.hint());
        shown.put("status", token.setTo().name().toLowerCase(Locale.ROOT));
        shown.put("expires", token.expires().map(Instant::toString).orElse("never"));
        return ComplexValue.ofPlain(shown);
    }
}
