package io.muster.admin.task;

import io.muster.application.notice.OpenFailures;
import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.Profile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says that what connections fail of, of one cause or all, is mended; the admins are told of the next failure as of a first one. */
public final class ErrorsClearTask implements AdminTask {
    private final OpenFailures failures;

    @Inject
    public ErrorsClearTask(OpenFailures failures) {
        this.failures = failures;
    }

    @Override
    public String name() {
        return "errors-clear";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.optional("cause"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                failures
                        .clear(parameters.actor(), parameters.tenant(), parameters.oneOf("cause", Cause.values()))
                        .stream()
                        .map(failure -> FailureAnswers.of(failure, Profile.UNKNOWN))
                        .toList());
    }
}
