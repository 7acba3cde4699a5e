package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.OAuthClientAdministration.ListedClient;
import io.muster.application.token.TokenAdministration.Issued;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth clients as tasks show them. */
final class OAuthAnswers {
    private OAuthAnswers() {}

    /** The one answer that shows the secret. */
    static Map<String, @Nullable Object> of(ClientId client, Issued secret, AdminSettings settings) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("clientId", client.toString());
        answer.put("clientSecret", secret.secret().reveal());
        answer.put("tokenUrl", settings.tokenUrl());
        answer.put("secretId", secret.token().id().toString());
        answer.put("expiresAt", secret.token().expires().map(Instant::toString).orElse(null));
        return answer;
    }

    static Map<String, @Nullable Object> of(OAuthClient client) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("clientId", client.id().toString());
        answer.put("description", client.description());
        answer.put("status", Parameters.lower(client.setTo()));
        answer.put("createdBy", client.createdBy());
        answer.put("createdAt", client.created().toString());
        return answer;
    }

    static Map<String, @Nullable Object> of(ListedClient listed) {
        Map<String, @Nullable Object> answer = of(listed.client());
        answer.put("secrets", listed.secrets().stream().map(TokenAnswers::of).toList());
        return answer;
    }
}
