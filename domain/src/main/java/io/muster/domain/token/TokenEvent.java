package io.muster.domain.token;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What happens to tokens and OAuth clients, as events; nothing of a secret is in them but its last characters. */
public final class TokenEvent {
    private static final String KIND = "token";
    private static final String CLIENT = "oauth_client";

    private TokenEvent() {}

    public static Event issued(Token token) {
        return Event.of(KIND, What.ISSUED, token.id().toString(), ComplexValue.EMPTY, shown(token));
    }

    public static Event changed(Token before, Token after) {
        return Event.of(KIND, what(before, after), after.id().toString(), shown(before), shown(after));
    }

    /** The token that another has replaced is still in use, so somewhere the new one has not been pasted. */
    public static Event stillUsed(Token token) {
        return told(What.STILL_USED, token, Map.of());
    }

    /** @param days that are left, or a little less */
    public static Event expiresSoon(Token token, int days) {
        return told(What.EXPIRES_SOON, token, Map.of("daysLeft", days));
    }

    private static Event told(What what, Token token, Map<String, Object> more) {
        Map<String, Object> told = new LinkedHashMap<>(more);
        told.put("token", token.description() + " (…" + token.hint() + ")");
        token.expires().ifPresent(expires -> told.put("expires", expires.toString()));
        return Event.of(KIND, what, token.id().toString(), ComplexValue.EMPTY, ComplexValue.ofPlain(told));
    }

    public static Event issued(OAuthClient client) {
        return Event.of(CLIENT, What.ISSUED, client.id().toString(), ComplexValue.EMPTY, shown(client));
    }

    public static Event changed(OAuthClient before, OAuthClient after) {
        return Event.of(CLIENT, what(after.setTo()), after.id().toString(), shown(before), shown(after));
    }

    private static What what(Token before, Token after) {
        return after.setTo() == before.setTo() ? What.REPLACED : what(after.setTo());
    }

    private static What what(TokenStatus setTo) {
        return switch (setTo) {
            case ACTIVE -> What.REACTIVATED;
            case INACTIVE -> What.DEACTIVATED;
            case EXPIRED, REVOKED -> What.REVOKED;
        };
    }

    private static ComplexValue shown(OAuthClient client) {
        return ComplexValue.ofPlain(Map.of("description", client.description(), "status", lower(client.setTo())));
    }

    private static ComplexValue shown(Token token) {
        Map<String, Object> shown = new LinkedHashMap<>();
        token.client().ifPresent(client -> shown.put("client", client.toString()));
        shown.put("description", token.description());
        shown.put("hint", token.hint());
        shown.put("status", lower(token.setTo()));
        shown.put("expires", token.expires().map(Instant::toString).orElse("never"));
        return ComplexValue.ofPlain(shown);
    }

    private static String lower(TokenStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
