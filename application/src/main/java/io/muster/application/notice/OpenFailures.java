package io.muster.application.notice;

import io.muster.application.Actor;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.Slug;
import java.util.List;
import java.util.Optional;

/** What the connections of a tenant fail of at present, for the operator. */
public interface OpenFailures {
    /** The most that are listed. */
    int MAX_LIST = 100;

    /** The latest first. */
    List<OpenFailure> list(Slug tenant);

    /** Forgets them, of one cause or all, as mended; the next failure is told as the first. Tells what there was. */
    List<OpenFailure> clear(Actor actor, Slug tenant, Optional<Cause> cause);
}
