package io.muster.application.match;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import java.util.List;

/** What people have to decide. Throws {@link Refusal}: NOT_FOUND for an unknown tenant. */
public interface ConflictList {
    /** The most that are shown. */
    int MAX = 1000;

    /** The latest first. */
    List<HeldConflict> list(Slug tenant);
}
