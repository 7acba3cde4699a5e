package io.muster.service;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.muster.application.activity.ActivityHistory;
import io.muster.application.activity.ActivityHistoryService;
import io.muster.application.activity.ActivityRetention;
import io.muster.application.activity.ActivitySettings;
import io.muster.application.activity.Audit;
import io.muster.application.departure.MassChangeUndo;
import io.muster.application.departure.MassChangeWatch;
import io.muster.application.departure.MassChanges;
import io.muster.application.departure.MassChangesService;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.group.GroupProvisioningService;
import io.muster.application.habit.HabitCounter;
import io.muster.application.health.HealthInspection;
import io.muster.application.health.SilenceWatch;
import io.muster.application.health.TrafficCounter;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministrationService;
import io.muster.application.job.JobBatch;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRunner;
import io.muster.application.job.JobWork;
import io.muster.application.job.Pause;
import io.muster.application.link.LinkAdministration;
import io.muster.application.link.LinkAdministrationService;
import io.muster.application.link.LinkMove;
import io.muster.application.link.MembershipHandover;
import io.muster.application.mail.MailAdministration;
import io.muster.application.mail.MailAdministrationService;
import io.muster.application.mail.MailBatch;
import io.muster.application.mail.MailDelivery;
import io.muster.application.mail.MailPurge;
import io.muster.application.mail.Mailing;
import io.muster.application.mail.MailingService;
import io.muster.application.match.ConflictList;
import io.muster.application.match.ConflictListService;
import io.muster.application.match.ConflictResolution;
import io.muster.application.match.ConflictResolutionService;
import io.muster.application.metric.StandingCounts;
import io.muster.application.notice.EventRelay;
import io.muster.application.notice.FailureNotices;
import io.muster.application.notice.NoticeSettings;
import io.muster.application.notice.OpenFailures;
import io.muster.application.notice.OpenFailuresService;
import io.muster.application.schema.SchemaAdministration;
import io.muster.application.schema.SchemaAdministrationService;
import io.muster.application.template.Regranting;
import io.muster.application.template.TemplateAdministration;
import io.muster.application.template.TemplateAdministrationService;
import io.muster.application.template.TemplateApplication;
import io.muster.application.template.TemplateApplyWork;
import io.muster.application.template.TemplateBatches;
import io.muster.application.tenant.ConnectionAdministration;
import io.muster.application.tenant.ConnectionAdministrationService;
import io.muster.application.tenant.ProfileDetection;
import io.muster.application.tenant.TenantAdministration;
import io.muster.application.tenant.TenantAdministrationService;
import io.muster.application.token.ClientAuthentication;
import io.muster.application.token.ClientAuthenticationService;
import io.muster.application.token.ClientCredentials;
import io.muster.application.token.ClientCredentialsService;
import io.muster.application.token.OAuthClientAdministration;
import io.muster.application.token.OAuthClientAdministrationService;
import io.muster.application.token.RefusedAttempts;
import io.muster.application.token.TokenAdministration;
import io.muster.application.token.TokenAdministrationService;
import io.muster.application.token.TokenExpiry;
import io.muster.application.token.TokenUses;
import io.muster.application.user.DeletedUserPurge;
import io.muster.application.user.UserAdministration;
import io.muster.application.user.UserAdministrationService;
import io.muster.application.user.UserIdConversion;
import io.muster.application.user.UserImport;
import io.muster.application.user.UserImportService;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserProvisioningService;
import io.muster.application.user.UserRecognition;
import io.muster.domain.Limits;
import java.time.Clock;
import java.time.ZoneOffset;

/** Binds the input ports to the services behind them. */
final class ApplicationModule extends AbstractModule {
    private final Limits limits;
    private final MailBatch mails;
    private final NoticeSettings notices;
    private final ActivitySettings activitySettings;

    ApplicationModule(Limits limits, MailBatch mails, NoticeSettings notices, ActivitySettings activitySettings) {
        this.limits = limits;
        this.mails = mails;
        this.notices = notices;
        this.activitySettings = activitySettings;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        // milliseconds, as stored and shown: an instant that was kept comes back equal
        bind(Clock.class).toInstance(Clock.tickMillis(ZoneOffset.UTC));
        bind(HabitCounter.class).in(Scopes.SINGLETON);
        bind(TrafficCounter.class).in(Scopes.SINGLETON);
        bind(HealthInspection.class).in(Scopes.SINGLETON);
        bind(SilenceWatch.class).in(Scopes.SINGLETON);
        bind(ConnectionAdministration.class)
                .to(ConnectionAdministrationService.class)
                .in(Scopes.SINGLETON);
        bind(ConnectionAdministrationService.class);
        bind(ProfileDetection.class).in(Scopes.SINGLETON);
        bind(LinkAdministration.class).to(LinkAdministrationService.class).in(Scopes.SINGLETON);
        bind(LinkAdministrationService.class);
        bind(MembershipHandover.class);
        bind(DeletedUserPurge.class).in(Scopes.SINGLETON);
        bind(UserRecognition.class).in(Scopes.SINGLETON);
        bind(ConflictList.class).to(ConflictListService.class).in(Scopes.SINGLETON);
        bind(ConflictListService.class);
        bind(ConflictResolution.class).to(ConflictResolutionService.class).in(Scopes.SINGLETON);
        bind(ConflictResolutionService.class);
        bind(UserAdministration.class).to(UserAdministrationService.class).in(Scopes.SINGLETON);
        bind(UserAdministrationService.class);
        bind(UserImport.class).to(UserImportService.class).in(Scopes.SINGLETON);
        bind(UserImportService.class);
        bind(Regranting.class).in(Scopes.SINGLETON);
        bind(TemplateApplication.class).in(Scopes.SINGLETON);
        bind(TemplateBatches.class).in(Scopes.SINGLETON);
        bind(TemplateAdministration.class)
                .to(TemplateAdministrationService.class)
                .in(Scopes.SINGLETON);
        bind(TemplateAdministrationService.class);
        bind(JobNode.class).toInstance(JobThreads.node());
        bind(Pause.class).toInstance(JobThreads.pause());
        Multibinder<JobWork> works = Multibinder.newSetBinder(binder(), JobWork.class);
        bind(UserIdConversion.class).in(Scopes.SINGLETON);
        works.addBinding().to(UserIdConversion.class);
        bind(LinkMove.class).in(Scopes.SINGLETON);
        works.addBinding().to(LinkMove.class);
        bind(TemplateApplyWork.class).in(Scopes.SINGLETON);
        works.addBinding().to(TemplateApplyWork.class);
        bind(MassChangeUndo.class).in(Scopes.SINGLETON);
        works.addBinding().to(MassChangeUndo.class);
        bind(NoticeSettings.class).toInstance(notices);
        bind(OpenFailures.class).to(OpenFailuresService.class).in(Scopes.SINGLETON);
        bind(OpenFailuresService.class);
        bind(ActivitySettings.class).toInstance(activitySettings);
        bind(ActivityRetention.class).in(Scopes.SINGLETON);
        bind(FailureNotices.class).in(Scopes.SINGLETON);
        bind(EventRelay.class).in(Scopes.SINGLETON);
        bind(MassChangeWatch.class).in(Scopes.SINGLETON);
        bind(MassChanges.class).to(MassChangesService.class).in(Scopes.SINGLETON);
        bind(MassChangesService.class);
        bind(JobBatch.class).in(Scopes.SINGLETON);
        bind(JobRunner.class).in(Scopes.SINGLETON);
        bind(JobThreads.class).in(Scopes.SINGLETON);
        bind(JobAdministration.class).to(JobAdministrationService.class).in(Scopes.SINGLETON);
        bind(JobAdministrationService.class);
        bind(MailBatch.class).toInstance(mails);
        bind(Mailing.class).to(MailingService.class).in(Scopes.SINGLETON);
        bind(MailingService.class);
        bind(MailDelivery.class).in(Scopes.SINGLETON);
        bind(MailPurge.class).in(Scopes.SINGLETON);
        bind(MailThread.class).in(Scopes.SINGLETON);
        bind(MailHealth.class).in(Scopes.SINGLETON);
        bind(MailAdministration.class).to(MailAdministrationService.class).in(Scopes.SINGLETON);
        bind(MailAdministrationService.class);
        bind(StandingCounts.class).in(Scopes.SINGLETON);
        bind(RefusedAttempts.class).in(Scopes.SINGLETON);
        bind(TokenUses.class).in(Scopes.SINGLETON);
        bind(TokenExpiry.class).in(Scopes.SINGLETON);
        bind(Background.class).in(Scopes.SINGLETON);
        bind(Limits.class).toInstance(limits);
        bind(UserProvisioning.class).to(UserProvisioningService.class).in(Scopes.SINGLETON);
        bind(TenantAdministration.class).to(TenantAdministrationService.class).in(Scopes.SINGLETON);
        bind(TokenAdministration.class).to(TokenAdministrationService.class).in(Scopes.SINGLETON);
        bind(OAuthClientAdministration.class)
                .to(OAuthClientAdministrationService.class)
                .in(Scopes.SINGLETON);
        bind(ClientCredentials.class).to(ClientCredentialsService.class).in(Scopes.SINGLETON);
        bind(OAuthClientAdministrationService.class);
        bind(ClientCredentialsService.class);
        bind(ClientAuthentication.class).to(ClientAuthenticationService.class).in(Scopes.SINGLETON);
        bind(ActivityHistory.class).to(ActivityHistoryService.class).in(Scopes.SINGLETON);
        bind(GroupProvisioning.class).to(GroupProvisioningService.class).in(Scopes.SINGLETON);
        bind(SchemaAdministration.class).to(SchemaAdministrationService.class).in(Scopes.SINGLETON);
        bind(SchemaAdministrationService.class);
        bind(UserProvisioningService.class);
        bind(GroupProvisioningService.class);
        bind(TenantAdministrationService.class);
        bind(TokenAdministrationService.class);
        bind(ClientAuthenticationService.class);
        bind(ActivityHistoryService.class);
        bind(Audit.class).in(Scopes.SINGLETON);
        bind(DemoTenant.class);
    }
}
