package io.muster.persistence;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.departure.DepartureRepository;
import io.muster.application.event.Outbox;
import io.muster.application.group.GroupRepository;
import io.muster.application.habit.HabitRepository;
import io.muster.application.health.TrafficRepository;
import io.muster.application.health.UpTime;
import io.muster.application.job.JobLedger;
import io.muster.application.job.JobRepository;
import io.muster.application.link.DuplicateRepository;
import io.muster.application.link.LinkOperationRepository;
import io.muster.application.mail.MailQueue;
import io.muster.application.match.ConflictRepository;
import io.muster.application.metric.StandingRepository;
import io.muster.application.notice.DueEvents;
import io.muster.application.notice.FailureRepository;
import io.muster.application.schema.SchemaRepository;
import io.muster.application.template.TemplateRepository;
import io.muster.application.template.TouchedPeople;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.token.OAuthClientRepository;
import io.muster.application.token.TokenRepository;
import io.muster.application.user.DeletedUsers;
import io.muster.application.user.UserRepository;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.departure.JdbiDepartureRepository;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.group.JdbiGroupRepository;
import io.muster.persistence.habit.JdbiHabitRepository;
import io.muster.persistence.health.JdbiTrafficRepository;
import io.muster.persistence.health.JdbiUpTime;
import io.muster.persistence.job.JdbiJobLedger;
import io.muster.persistence.job.JdbiJobRepository;
import io.muster.persistence.link.JdbiDuplicateRepository;
import io.muster.persistence.link.JdbiLinkOperationRepository;
import io.muster.persistence.mail.JdbiMailQueue;
import io.muster.persistence.match.JdbiConflictRepository;
import io.muster.persistence.metric.JdbiStandingRepository;
import io.muster.persistence.notice.JdbiDueEvents;
import io.muster.persistence.notice.JdbiFailureRepository;
import io.muster.persistence.schema.JdbiSchemaRepository;
import io.muster.persistence.template.JdbiTemplateRepository;
import io.muster.persistence.template.JdbiTouchedPeople;
import io.muster.persistence.tenant.JdbiConnectionRepository;
import io.muster.persistence.tenant.JdbiTenantRepository;
import io.muster.persistence.token.JdbiOAuthClientRepository;
import io.muster.persistence.token.JdbiTokenRepository;
import io.muster.persistence.token.TokenCache;
import io.muster.persistence.token.TokenChanges;
import io.muster.persistence.user.JdbiDeletedUsers;
import io.muster.persistence.user.JdbiUserRepository;
import org.jdbi.v3.core.Jdbi;

/** Binds the output ports to PostgreSQL. */
public final class PersistenceModule extends AbstractModule {
    private final Jdbi jdbi;
    private final Jdbi unpooled;
    private final Jdbi watching;

    /**
     * @param jdbi on the pool, for whatever is asked and answered
     * @param unpooled makes a connection of its own for what listens, so that the pool has all of its connections
     * @param watching makes a connection for {@link DatabaseWatch}
     */
    public PersistenceModule(Jdbi jdbi, Jdbi unpooled, Jdbi watching) {
        this.jdbi = jdbi;
        this.unpooled = unpooled;
        this.watching = watching;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        DatabaseState state = new DatabaseState();
        bind(DatabaseState.class).toInstance(state);
        bind(DatabaseWatch.class).toInstance(new DatabaseWatch(watching, state));
        bind(Database.class).toInstance(new Database(jdbi, state));
        bind(TableStatistics.class);
        TokenCache cache = new TokenCache();
        bind(TokenCache.class).toInstance(cache);
        bind(TokenChanges.class).toInstance(new TokenChanges(unpooled, cache));
        bind(UnitOfWork.class).to(JdbiUnitOfWork.class).in(Scopes.SINGLETON);
        bind(TenantRepository.class).to(JdbiTenantRepository.class).in(Scopes.SINGLETON);
        bind(ConnectionRepository.class).to(JdbiConnectionRepository.class).in(Scopes.SINGLETON);
        bind(JdbiConnectionRepository.class);
        bind(TokenRepository.class).to(JdbiTokenRepository.class).in(Scopes.SINGLETON);
        bind(OAuthClientRepository.class).to(JdbiOAuthClientRepository.class).in(Scopes.SINGLETON);
        bind(UserRepository.class).to(JdbiUserRepository.class).in(Scopes.SINGLETON);
        bind(DeletedUsers.class).to(JdbiDeletedUsers.class).in(Scopes.SINGLETON);
        bind(JdbiDeletedUsers.class);
        bind(SchemaRepository.class).to(JdbiSchemaRepository.class).in(Scopes.SINGLETON);
        bind(GroupRepository.class).to(JdbiGroupRepository.class).in(Scopes.SINGLETON);
        bind(HabitRepository.class).to(JdbiHabitRepository.class).in(Scopes.SINGLETON);
        bind(JdbiHabitRepository.class);
        bind(TrafficRepository.class).to(JdbiTrafficRepository.class).in(Scopes.SINGLETON);
        bind(JdbiTrafficRepository.class);
        bind(UpTime.class).to(JdbiUpTime.class).in(Scopes.SINGLETON);
        bind(JdbiUpTime.class);
        bind(ConflictRepository.class).to(JdbiConflictRepository.class).in(Scopes.SINGLETON);
        bind(JdbiConflictRepository.class);
        bind(LinkOperationRepository.class)
                .to(JdbiLinkOperationRepository.class)
                .in(Scopes.SINGLETON);
        bind(JdbiLinkOperationRepository.class);
        bind(DuplicateRepository.class).to(JdbiDuplicateRepository.class).in(Scopes.SINGLETON);
        bind(JdbiDuplicateRepository.class);
        bind(TemplateRepository.class).to(JdbiTemplateRepository.class).in(Scopes.SINGLETON);
        bind(JdbiTemplateRepository.class);
        bind(JobRepository.class).to(JdbiJobRepository.class).in(Scopes.SINGLETON);
        bind(JdbiJobRepository.class);
        bind(JobLedger.class).to(JdbiJobLedger.class).in(Scopes.SINGLETON);
        bind(JdbiJobLedger.class);
        bind(TouchedPeople.class).to(JdbiTouchedPeople.class).in(Scopes.SINGLETON);
        bind(JdbiTouchedPeople.class);
        bind(StandingRepository.class).to(JdbiStandingRepository.class).in(Scopes.SINGLETON);
        bind(JdbiStandingRepository.class);
        bind(MailQueue.class).to(JdbiMailQueue.class).in(Scopes.SINGLETON);
        bind(JdbiMailQueue.class);
        bind(Outbox.class).to(JdbiOutbox.class).in(Scopes.SINGLETON);
        bind(ActivityLog.class).to(JdbiActivityLog.class).in(Scopes.SINGLETON);
        bind(FailureRepository.class).to(JdbiFailureRepository.class).in(Scopes.SINGLETON);
        bind(JdbiFailureRepository.class);
        bind(DueEvents.class).to(JdbiDueEvents.class).in(Scopes.SINGLETON);
        bind(JdbiDueEvents.class);
        bind(DepartureRepository.class).to(JdbiDepartureRepository.class).in(Scopes.SINGLETON);
        bind(JdbiDepartureRepository.class);
        bind(JdbiUnitOfWork.class);
        bind(JdbiTenantRepository.class);
        bind(JdbiTokenRepository.class);
        bind(JdbiOAuthClientRepository.class);
        bind(JdbiUserRepository.class);
        bind(JdbiGroupRepository.class);
        bind(JdbiSchemaRepository.class);
        bind(JdbiOutbox.class);
        bind(JdbiActivityLog.class);
    }
}
