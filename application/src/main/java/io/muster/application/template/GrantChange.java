package io.muster.application.template;

import io.muster.domain.Grant;
import io.muster.domain.job.JobRow;
import io.muster.domain.user.Grants;
import io.muster.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * That a user has other grants than before; enough to undo it.
 *
 * @param spared it is not done, for the account is protected from losing a role
 */
public record GrantChange(UserId user, Grants before, Grants after, boolean spared) {
    /** The reason of a row whose user has the grants already. */
    static final String UNCHANGED = "unchanged";

    /** The reason of a row whose user is spared. */
    static final String PROTECTED = "protected";

    public Set<Grant> gained() {
        return after.without(before);
    }

    public Set<Grant> lost() {
        return before.without(after);
    }

    /** As the row of a job that has made the change. */
    JobRow row() {
        return new JobRow(
                user.value(),
                Optional.empty(),
                Optional.of(GrantsText.of(before)),
                Optional.of(GrantsText.of(after)),
                spared ? JobRow.State.SKIPPED : JobRow.State.DONE,
                spared ? Optional.of(PROTECTED) : Optional.empty());
    }
}
