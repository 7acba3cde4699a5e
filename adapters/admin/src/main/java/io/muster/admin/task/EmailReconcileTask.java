package io.muster.admin.task;

import io.muster.application.link.LinkAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a user another primary address; {@code mode=preview} only tells. */
public final class EmailReconcileTask implements AdminTask {
    private final LinkAdministration links;

    @Inject
    public EmailReconcileTask(LinkAdministration links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "email-reconcile";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("user"),
                Parameter.required("email"),
                Parameter.required("reason"),
                Parameter.optional("mode"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return LinkAnswers.of(links.reconcile(
                parameters.actor(),
                parameters.tenant(),
                parameters.user(),
                parameters.text("email").orElseThrow(),
                LinkAnswers.mode(parameters)));
    }
}
