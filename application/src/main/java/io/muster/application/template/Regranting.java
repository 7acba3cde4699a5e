package io.muster.application.template;

import io.muster.application.Actor;
import io.muster.application.Caller;
import io.muster.application.schema.SchemaRepository;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Gives people what is due to them in the groups that they are in now, where somebody else than an IdP has changed those. */
public final class Regranting {
    private final TemplateApplication templates;
    private final SchemaRepository schemas;

    @Inject
    public Regranting(TemplateApplication templates, SchemaRepository schemas) {
        this.templates = templates;
        this.schemas = schemas;
    }

    public void of(Tenant tenant, Actor actor, Collection<UserId> people, Instant now) {
        ofMembers(
                tenant,
                actor,
                people.stream().map(user -> new MemberId(user.value())).toList(),
                now);
    }

    /** The same for users and for those who are within groups. */
    void ofMembers(Tenant tenant, Actor actor, List<MemberId> members, Instant now) {
        Caller caller = Caller.of(tenant, schemas.types(tenant.id()), actor.name(), Trace.begin());
        for (int from = 0; from < members.size(); from += TemplateApplication.MAX_AT_ONCE) {
            List<MemberId> some =
                    members.subList(from, Math.min(members.size(), from + TemplateApplication.MAX_AT_ONCE));
            templates.onMembership(caller, templates.touchedBy(caller, some, now), now);
        }
    }
}
