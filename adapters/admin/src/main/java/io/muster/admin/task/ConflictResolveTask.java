package io.muster.admin.task;

import io.muster.application.link.LinkAdministration.Mode;
import io.muster.application.match.ConflictResolution;
import io.muster.application.match.ConflictResolution.Decide;
import io.muster.application.match.ConflictResolution.How;
import io.muster.domain.match.ConflictId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides a held conflict: the person has the account ({@code how=link}), or is somebody else ({@code how=two-people}); {@code how=undecided}
 * takes that back. The next push follows the decision. {@code mode=preview} tells what it would do; there is no default, because a decision
 * may hand over an administrator's account.
 */
public final class ConflictResolveTask implements AdminTask {
    private final ConflictResolution conflicts;

    @Inject
    public ConflictResolveTask(ConflictResolution conflicts) {
        this.conflicts = conflicts;
    }

    @Override
    public String name() {
        return "conflict-resolve";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("conflict"),
                Parameter.required("how"),
                Parameter.required("reason"),
                Parameter.required("mode"),
                Parameter.optional("user"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Mode mode = parameters.oneOf("mode", Mode.values()).orElseThrow();
        Decide decide = new Decide(
                ConflictId.parse(parameters.text("conflict").orElseThrow())
                        .orElseThrow(() ->
                                new BadParameter("conflict must be the id of a conflict, as conflict-list shows it.")),
                parameters.oneOf("how", How.values()).orElseThrow(),
                parameters.text("user").map(given -> parameters.user()));
        return ConflictAnswers.of(
                conflicts.resolve(parameters.actor(), parameters.tenant(), decide, mode), mode == Mode.APPLY);
    }
}
