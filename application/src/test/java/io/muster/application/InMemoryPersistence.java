package io.muster.application;

import io.muster.application.activity.ActivityHistoryService;
import io.muster.application.activity.Audit;
import io.muster.application.activity.CountedErrors;
import io.muster.application.activity.InMemoryActivityLog;
import io.muster.application.departure.InMemoryDepartureRepository;
import io.muster.application.event.RecordingOutbox;
import io.muster.application.group.GroupProvisioningService;
import io.muster.application.group.InMemoryGroupRepository;
import io.muster.application.health.HealthInspection;
import io.muster.application.health.InMemoryTrafficRepository;
import io.muster.application.health.InMemoryUpTime;
import io.muster.application.health.SilenceWatch;
import io.muster.application.health.TrafficCounter;
import io.muster.application.job.InMemoryJobLedger;
import io.muster.application.job.InMemoryJobRepository;
import io.muster.application.job.JobNode;
import io.muster.application.link.InMemoryDuplicateRepository;
import io.muster.application.link.InMemoryLinkOperationRepository;
import io.muster.application.link.LinkAdministrationService;
import io.muster.application.link.LinkMove;
import io.muster.application.link.MembershipHandover;
import io.muster.application.mail.InMemoryMailQueue;
import io.muster.application.match.ConflictResolution;
import io.muster.application.match.ConflictResolutionService;
import io.muster.application.match.InMemoryConflictRepository;
import io.muster.application.notice.InMemoryFailureRepository;
import io.muster.application.schema.InMemorySchemaRepository;
import io.muster.application.template.GrantRecalculation;
import io.muster.application.template.GrantRecalculationWork;
import io.muster.application.template.GroupNameBinding;
import io.muster.application.template.InMemoryTemplateRepository;
import io.muster.application.template.InMemoryTouchedPeople;
import io.muster.application.template.Regranting;
import io.muster.application.template.TemplateAdministrationService;
import io.muster.application.template.TemplateApplication;
import io.muster.application.template.TemplateApplyWork;
import io.muster.application.template.TemplateBatches;
import io.muster.application.tenant.InMemoryConnectionRepository;
import io.muster.application.tenant.InMemoryTenantRepository;
import io.muster.application.tenant.SampleTenants;
import io.muster.application.token.InMemoryOAuthClientRepository;
import io.muster.application.token.InMemoryTokenRepository;
import io.muster.application.user.InMemoryUserRepository;
import io.muster.application.user.UserProvisioningService;
import io.muster.application.user.UserRecognition;
import io.muster.domain.tenant.Tenant;
import java.time.Clock;

/** A fake of each output port, and the unit of work that they share. */
public final class InMemoryPersistence {
    public final InMemoryUserRepository users = new InMemoryUserRepository();
    public final InMemoryGroupRepository groups = new InMemoryGroupRepository(users);
    public final InMemoryTenantRepository tenants = new InMemoryTenantRepository();
    public final InMemoryConnectionRepository connections = new InMemoryConnectionRepository();
    public final InMemorySchemaRepository schemas = new InMemorySchemaRepository();
    public final InMemoryOAuthClientRepository clients = new InMemoryOAuthClientRepository();
    public final InMemoryTokenRepository tokens = new InMemoryTokenRepository(tenants, connections, clients);
    public final InMemoryConflictRepository conflicts = new InMemoryConflictRepository();
    public final InMemoryLinkOperationRepository operations = new InMemoryLinkOperationRepository();
    public final InMemoryDuplicateRepository duplicates = new InMemoryDuplicateRepository(users);
    public final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    public final InMemoryJobRepository jobs = new InMemoryJobRepository();
    public final InMemoryJobLedger ledger = new InMemoryJobLedger();
    public final InMemoryUpTime upTime = new InMemoryUpTime();
    public final InMemoryTrafficRepository traffic = new InMemoryTrafficRepository(tenants, connections);
    public final InMemoryMailQueue mails = new InMemoryMailQueue();
    public final RecordingOutbox outbox = new RecordingOutbox();
    public final InMemoryActivityLog activities = new InMemoryActivityLog();
    public final InMemoryFailureRepository failures = new InMemoryFailureRepository();
    public final InMemoryDepartureRepository departures = new InMemoryDepartureRepository(users, groups);
    public final Audit audit = new Audit(outbox, activities);
    public final InMemoryTouchedPeople people = new InMemoryTouchedPeople(users, ledger);
    private final GrantRecalculation recalculation =
            new GrantRecalculation(people, jobs, new JobNode("here", (text, bug) -> {}), outbox, activities);
    public final TemplateApplication templateApplication =
            new TemplateApplication(templates, users, people, recalculation, outbox, activities);
    public final UnitOfWork unitOfWork = new InMemoryUnitOfWork(
            users,
            groups,
            tenants,
            connections,
            schemas,
            clients,
            tokens,
            conflicts,
            operations,
            duplicates,
            templates,
            jobs,
            ledger,
            traffic,
            mails,
            outbox,
            activities,
            failures,
            departures);

    public UserProvisioningService userProvisioning(Clock clock) {
        return new UserProvisioningService(
                unitOfWork,
                users,
                new UserRecognition(users, conflicts, clock),
                conflicts,
                duplicates,
                templateApplication,
                departures,
                outbox,
                activities,
                clock);
    }

    public GroupProvisioningService groupProvisioning(Clock clock) {
        return new GroupProvisioningService(
                unitOfWork, groups, templateApplication, departures, outbox, activities, clock);
    }

    public TemplateBatches templateBatches(Clock clock) {
        return new TemplateBatches(users, schemas, audit, clock);
    }

    public TemplateAdministrationService templateAdministration(Clock clock) {
        return new TemplateAdministrationService(
                unitOfWork,
                tenants,
                templates,
                templateBatches(clock),
                groupNameBinding(clock),
                schemas,
                users,
                audit,
                clock);
    }

    public GroupNameBinding groupNameBinding(Clock clock) {
        return new GroupNameBinding(
                unitOfWork, tenants, templates, groups, new Regranting(templateApplication, schemas), audit, clock);
    }

    public LinkMove linkMove(Clock clock) {
        return new LinkMove(tenants, connections, users, groups, audit, clock);
    }

    public TemplateApplyWork templateApplyWork(Clock clock) {
        return new TemplateApplyWork(tenants, templates, users, templateBatches(clock));
    }

    public GrantRecalculationWork grantRecalculationWork(Clock clock) {
        return new GrantRecalculationWork(tenants, schemas, templateApplication, clock);
    }

    public LinkAdministrationService linkAdministration(Clock clock) {
        return new LinkAdministrationService(
                unitOfWork,
                tenants,
                users,
                operations,
                duplicates,
                new MembershipHandover(groups, outbox),
                new Regranting(templateApplication, schemas),
                audit,
                clock);
    }

    public ConflictResolution conflictResolution(Clock clock) {
        return new ConflictResolutionService(unitOfWork, tenants, conflicts, users, audit, clock);
    }

    public CountedErrors countedErrors(Clock clock) {
        return new CountedErrors(unitOfWork, tenants, activities, clock);
    }

    public ActivityHistoryService activityHistory(Clock clock) {
        return new ActivityHistoryService(unitOfWork, activities, failures, users, countedErrors(clock), clock);
    }

    public TrafficCounter trafficCounter(Clock clock) {
        return new TrafficCounter(unitOfWork, traffic, upTime, audit, clock);
    }

    public HealthInspection healthInspection(TrafficCounter counter, Clock clock) {
        return new HealthInspection(counter, traffic, upTime, clock);
    }

    public SilenceWatch silenceWatch(Clock clock) {
        return new SilenceWatch(unitOfWork, traffic, upTime, audit, clock);
    }

    /** A tenant with its first connection. */
    public void add(Tenant tenant) {
        tenants.insert(tenant);
        connections.insert(tenant.id(), SampleTenants.connectionOf(tenant));
    }
}
