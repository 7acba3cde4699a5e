package io.muster.application.departure;

import io.muster.application.Actor;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.tenant.Slug;
import java.util.List;

/** The mass changes of a tenant, for the operator. */
public interface MassChanges {
    /** The latest first, at most {@value #MAX_LIST}. */
    List<MassChange> list(Slug tenant);

    /** It was meant: what waits for that goes on. Refused: NOT_FOUND. */
    MassChange release(Actor actor, Slug tenant, MassChangeId id);

    int MAX_LIST = 100;
}
