package io.muster.admin.task;

import io.muster.application.mail.CauseText;
import io.muster.application.mail.CauseTexts;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What connections fail of, and what causes mean, as tasks show them. */
final class FailureAnswers {
    private static final String LANGUAGE = "en";

    private FailureAnswers() {}

    /** @param profile of its connection */
    static Map<String, @Nullable Object> of(OpenFailure failure, Profile profile) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("cause", Parameters.lower(failure.cause()));
        answer.put("connection", failure.connection().toString());
        answer.put("first", failure.first().toString());
        answer.put("last", failure.last().toString());
        answer.put("times", failure.times());
        answer.put("reference", failure.reference());
        answer.put("answer", failure.answer());
        putText(answer, failure.cause(), profile);
        return answer;
    }

    /** How it is mended, and where one looks in the IdP. */
    static void putText(Map<String, @Nullable Object> answer, Cause cause, Profile profile) {
        CauseText text = CauseTexts.of(cause, profile, LANGUAGE);
        answer.put("fix", text.fix());
        answer.put("where", text.where());
    }
}
