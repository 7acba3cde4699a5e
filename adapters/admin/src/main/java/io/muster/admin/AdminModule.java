package io.muster.admin;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.muster.admin.task.ActivityListTask;
import io.muster.admin.task.AdminTask;
import io.muster.admin.task.ConflictListTask;
import io.muster.admin.task.ConflictResolveTask;
import io.muster.admin.task.ConnectionCreateTask;
import io.muster.admin.task.ConnectionListTask;
import io.muster.admin.task.ConnectionSetTask;
import io.muster.admin.task.ConnectionShowTask;
import io.muster.admin.task.DuplicateResolveTask;
import io.muster.admin.task.DuplicatesReportTask;
import io.muster.admin.task.EmailReconcileTask;
import io.muster.admin.task.ErrorsClearTask;
import io.muster.admin.task.GrantRecalculateTask;
import io.muster.admin.task.JobListTask;
import io.muster.admin.task.JobShowTask;
import io.muster.admin.task.LinkClearTask;
import io.muster.admin.task.LinkMoveTask;
import io.muster.admin.task.LinkUndoTask;
import io.muster.admin.task.MailListTask;
import io.muster.admin.task.MailReplayTask;
import io.muster.admin.task.MailTestTask;
import io.muster.admin.task.MassChangeListTask;
import io.muster.admin.task.MassChangeReleaseTask;
import io.muster.admin.task.MassChangeUndoTask;
import io.muster.admin.task.OAuthClientIssueTask;
import io.muster.admin.task.OAuthClientListTask;
import io.muster.admin.task.OAuthClientRevokeTask;
import io.muster.admin.task.OAuthClientSetTask;
import io.muster.admin.task.OAuthSecretIssueTask;
import io.muster.admin.task.OperatorCaller;
import io.muster.admin.task.SchemaDeleteTask;
import io.muster.admin.task.SchemaListTask;
import io.muster.admin.task.SchemaSaveTask;
import io.muster.admin.task.ScimAdministratorListTask;
import io.muster.admin.task.ScimDisableTask;
import io.muster.admin.task.ScimEnableTask;
import io.muster.admin.task.ScimSuspendTask;
import io.muster.admin.task.TemplateApplyTask;
import io.muster.admin.task.TemplateDeleteTask;
import io.muster.admin.task.TemplateListTask;
import io.muster.admin.task.TemplatePreviewTask;
import io.muster.admin.task.TemplateSaveTask;
import io.muster.admin.task.TenantCreateTask;
import io.muster.admin.task.TenantListTask;
import io.muster.admin.task.TenantRenameTask;
import io.muster.admin.task.TenantSetTask;
import io.muster.admin.task.TenantShowTask;
import io.muster.admin.task.TokenIssueTask;
import io.muster.admin.task.TokenListTask;
import io.muster.admin.task.TokenRegenerateTask;
import io.muster.admin.task.TokenRevokeTask;
import io.muster.admin.task.TokenSetTask;
import io.muster.admin.task.UserIdConvertTask;
import io.muster.admin.task.UserImportTask;
import io.muster.admin.task.UserListTask;
import io.muster.admin.task.UserSetTask;
import io.muster.admin.task.UserShowTask;
import java.util.List;

/** Binds what operators call. */
public final class AdminModule extends AbstractModule {
    private static final List<Class<? extends AdminTask>> TASKS = List.of(
            TenantCreateTask.class,
            TenantListTask.class,
            TenantShowTask.class,
            TenantSetTask.class,
            TenantRenameTask.class,
            ScimEnableTask.class,
            ScimDisableTask.class,
            ScimSuspendTask.class,
            SchemaSaveTask.class,
            SchemaListTask.class,
            SchemaDeleteTask.class,
            TemplateSaveTask.class,
            TemplateListTask.class,
            TemplateDeleteTask.class,
            TemplatePreviewTask.class,
            TokenIssueTask.class,
            TokenRegenerateTask.class,
            TokenListTask.class,
            TokenSetTask.class,
            TokenRevokeTask.class,
            MassChangeListTask.class,
            MassChangeReleaseTask.class,
            MassChangeUndoTask.class,
            OAuthClientIssueTask.class,
            OAuthSecretIssueTask.class,
            OAuthClientListTask.class,
            OAuthClientSetTask.class,
            OAuthClientRevokeTask.class,
            ConflictListTask.class,
            ConflictResolveTask.class,
            ConnectionCreateTask.class,
            ConnectionListTask.class,
            ConnectionSetTask.class,
            ConnectionShowTask.class,
            ActivityListTask.class,
            UserImportTask.class,
            ScimAdministratorListTask.class,
            UserListTask.class,
            UserShowTask.class,
            LinkClearTask.class,
            LinkMoveTask.class,
            TemplateApplyTask.class,
            GrantRecalculateTask.class,
            EmailReconcileTask.class,
            LinkUndoTask.class,
            DuplicatesReportTask.class,
            DuplicateResolveTask.class,
            UserSetTask.class,
            UserIdConvertTask.class,
            ErrorsClearTask.class,
            JobListTask.class,
            JobShowTask.class,
            MailTestTask.class,
            MailListTask.class,
            MailReplayTask.class);

    private final AdminSettings settings;
    private final AdminKey key;

    public AdminModule(AdminSettings settings, AdminKey key) {
        this.settings = settings;
        this.key = key;
    }

    @Override
    protected void configure() {
        bind(AdminSettings.class).toInstance(settings);
        bind(AdminKey.class).toInstance(key);
        Multibinder<AdminTask> tasks = Multibinder.newSetBinder(binder(), AdminTask.class);
        for (Class<? extends AdminTask> task : TASKS) {
            bind(task);
            tasks.addBinding().to(task);
        }
        bind(OperatorCaller.class);
        bind(AdminKeyFilter.class).in(Scopes.SINGLETON);
        bind(TasksFilter.class).in(Scopes.SINGLETON);
        bind(AdminHttp.class).in(Scopes.SINGLETON);
    }
}
