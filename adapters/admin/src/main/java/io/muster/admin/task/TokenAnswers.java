package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.TokenAdministration.Issued;
import io.muster.application.token.TokenAdministration.Listed;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenUse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens as tasks show them. */
final class TokenAnswers {
    private TokenAnswers() {}

    /** The one answer that shows the secret. */
    static Map<String, @Nullable Object> of(Issued issued, Slug tenant, AdminSettings settings) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", issued.token().id().toString());
        answer.put("secretToken", issued.secret().reveal());
        answer.put("tenantUrl", settings.tenantUrl(tenant));
        answer.put("expiresAt", issued.token().expires().map(Instant::toString).orElse(null));
        return answer;
    }

    static Map<String, @Nullable Object> of(Listed listed) {
        Token token = listed.token();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", token.id().toString());
        answer.put("connection", listed.connection());
        answer.put("description", token.description());
        answer.put("secretEndsWith", token.hint());
        answer.put("status", Parameters.lower(listed.status()));
        answer.put("createdBy", token.createdBy());
        answer.put("createdAt", token.created().toString());
        answer.put("expiresAt", token.expires().map(Instant::toString).orElse(null));
        answer.put("replacedAt", token.replaced().map(Instant::toString).orElse(null));
        answer.put("lastUsedAt", token.lastUse().map(use -> use.at().toString()).orElse(null));
        answer.put("lastUsedFrom", token.lastUse().map(TokenUse::address).orElse(null));
        answer.put("lastUsedBy", token.lastUse().map(TokenUse::client).orElse(null));
        return answer;
    }
}
