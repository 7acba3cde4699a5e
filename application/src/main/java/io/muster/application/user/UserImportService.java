package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** One unit of work for all. */
public final class UserImportService implements UserImport {
    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public UserImportService(
            UnitOfWork unitOfWork, TenantRepository tenants, UserRepository users, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int add(Actor actor, Slug slug, List<Person> people) {
        if (people.size() > MAX_PEOPLE) {
            throw Refusal.tooLarge("There are more than " + MAX_PEOPLE + " users in one import; send them in parts.");
        }
        return unitOfWork.execute(() -> {
            Tenant tenant = tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug));
            for (int i = 0; i < people.size(); i++) {
                add(actor, tenant, people.get(i), "users[" + i + "]");
            }
            return people.size();
        });
    }

    private void add(Actor actor, Tenant tenant, Person person, String place) {
        Instant now = clock.instant();
        try {
            User user = User.known(UserId.next(now), person.origin(), person.attributes(), person.roles(), now);
            users.insert(tenant.id(), user);
            audit.keep(tenant.id(), actor, UserEvent.created(user), now);
            users.find(tenant.id(), user.id()); // what is refused is refused here, where its place is known
        } catch (Refusal refusal) {
            throw refusal.at(place);
        }
    }
}
