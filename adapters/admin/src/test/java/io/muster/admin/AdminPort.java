package io.muster.admin;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import io.dropwizard.core.setup.AdminEnvironment;
import io.dropwizard.core.setup.AdminFactory;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.muster.admin.task.AdminTask;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.activity.ActivityHistory;
import io.muster.application.departure.MassChanges;
import io.muster.application.departure.MassChangesService;
import io.muster.application.habit.HabitCounter;
import io.muster.application.habit.InMemoryHabitRepository;
import io.muster.application.health.HealthInspection;
import io.muster.application.health.TrafficCounter;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministrationService;
import io.muster.application.job.JobBatch;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRunner;
import io.muster.application.job.JobWork;
import io.muster.application.link.LinkAdministration;
import io.muster.application.mail.MailAdministration;
import io.muster.application.mail.MailAdministrationService;
import io.muster.application.mail.PlainWriter;
import io.muster.application.mail.ScriptedTransport;
import io.muster.application.match.ConflictList;
import io.muster.application.match.ConflictListService;
import io.muster.application.match.ConflictResolution;
import io.muster.application.notice.OpenFailures;
import io.muster.application.notice.OpenFailuresService;
import io.muster.application.schema.SchemaAdministration;
import io.muster.application.schema.SchemaAdministrationService;
import io.muster.application.template.TemplateAdministration;
import io.muster.application.tenant.ConnectionAdministration;
import io.muster.application.tenant.ConnectionAdministrationService;
import io.muster.application.tenant.TenantAdministration;
import io.muster.application.tenant.TenantAdministrationService;
import io.muster.application.token.OAuthClientAdministration;
import io.muster.application.token.OAuthClientAdministrationService;
import io.muster.application.token.TokenAdministration;
import io.muster.application.token.TokenAdministrationService;
import io.muster.application.token.TokenUses;
import io.muster.application.user.UserAdministration;
import io.muster.application.user.UserAdministrationService;
import io.muster.application.user.UserIdConversion;
import io.muster.application.user.UserImport;
import io.muster.application.user.UserImportService;
import io.muster.application.user.UserProvisioning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The admin port over HTTP, with the use cases behind it and fakes behind those. */
final class AdminPort implements AutoCloseable {
    static final String KEY = "an-admin-key-for-tests-only";

    private static final ObjectMapper JSON = new ObjectMapper();

    final InMemoryPersistence memory = new InMemoryPersistence();
    final ScriptedTransport mailServer = new ScriptedTransport();
    final UserProvisioning users;
    final Set<AdminTask> tasks;
    final JobRunner runner;
    final TrafficCounter traffic;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    AdminPort() throws Exception {
        SetClock clock = new SetClock();
        memory.tokens.use(clock);
        users = memory.userProvisioning(clock);
        traffic = memory.trafficCounter(clock);
        Set<JobWork> works = Set.of(
                new UserIdConversion(memory.tenants, memory.users, memory.ledger, memory.outbox, clock),
                memory.linkMove(clock),
                memory.templateApplyWork(clock));
        runner = new JobRunner(
                memory.jobs,
                new JobBatch(memory.unitOfWork, memory.jobs, memory.ledger, works, memory.audit, clock),
                new JobNode("here", (text, bug) -> {
                    throw bug;
                }),
                memory.traffic,
                span -> {},
                clock);
        AbstractModule useCases = new AbstractModule() {
            @Override
            protected void configure() {
                bind(UserProvisioning.class).toInstance(users);
                bind(Clock.class).toInstance(clock);
                bind(JobAdministration.class)
                        .toInstance(new JobAdministrationService(
                                memory.unitOfWork,
                                memory.tenants,
                                memory.jobs,
                                memory.ledger,
                                runner,
                                works,
                                memory.audit,
                                clock));
                bind(TenantAdministration.class)
                        .toInstance(new TenantAdministrationService(
                                memory.unitOfWork,
                                memory.tenants,
                                memory.connections,
                                memory.users,
                                memory.groups,
                                memory.templates,
                                memory.silenceWatch(clock),
                                memory.audit,
                                clock));
                bind(TemplateAdministration.class).toInstance(memory.templateAdministration(clock));
                bind(HabitCounter.class).toInstance(new HabitCounter(new InMemoryHabitRepository(), clock));
                bind(HealthInspection.class).toInstance(memory.healthInspection(traffic, clock));
                bind(SchemaAdministration.class)
                        .toInstance(new SchemaAdministrationService(
                                memory.unitOfWork, memory.tenants, memory.schemas, memory.audit, clock));
                bind(TokenAdministration.class)
                        .toInstance(new TokenAdministrationService(
                                memory.unitOfWork,
                                memory.tenants,
                                memory.connections,
                                memory.tokens,
                                memory.audit,
                                clock));
                bind(TokenUses.class).toInstance(new TokenUses(memory.unitOfWork, memory.tokens, memory.audit, clock));
                bind(UserAdministration.class)
                        .toInstance(new UserAdministrationService(
                                memory.unitOfWork, memory.tenants, memory.users, memory.audit, clock));
                bind(LinkAdministration.class).toInstance(memory.linkAdministration(clock));
                bind(OpenFailures.class)
                        .toInstance(new OpenFailuresService(
                                memory.unitOfWork, memory.tenants, memory.failures, memory.audit, clock));
                bind(MassChanges.class)
                        .toInstance(new MassChangesService(
                                memory.unitOfWork, memory.tenants, memory.departures, memory.audit, clock));
                bind(MailAdministration.class)
                        .toInstance(new MailAdministrationService(
                                memory.unitOfWork,
                                memory.tenants,
                                memory.mails,
                                new PlainWriter(),
                                mailServer,
                                memory.audit,
                                clock));
                bind(ConflictList.class).toInstance(new ConflictListService(memory.tenants, memory.conflicts, clock));
                bind(ConflictResolution.class).toInstance(memory.conflictResolution(clock));
                bind(UserImport.class)
                        .toInstance(new UserImportService(
                                memory.unitOfWork, memory.tenants, memory.users, memory.audit, clock));
                bind(ConnectionAdministration.class)
                        .toInstance(new ConnectionAdministrationService(
                                memory.unitOfWork,
                                memory.tenants,
                                memory.connections,
                                memory.users,
                                memory.audit,
                                clock));
                bind(OAuthClientAdministration.class)
                        .toInstance(new OAuthClientAdministrationService(
                                memory.unitOfWork,
                                memory.tenants,
                                memory.connections,
                                memory.clients,
                                memory.tokens,
                                memory.audit,
                                clock));
                bind(ActivityHistory.class).toInstance(memory.activityHistory(clock));
            }
        };
        MutableServletContextHandler handler = new MutableServletContextHandler();
        AdminEnvironment environment =
                new AdminEnvironment(handler, new HealthCheckRegistry(), new MetricRegistry(), new AdminFactory());
        AdminSettings settings = new AdminSettings(URI.create("https://scim.example.com/"), List.of("muster.internal"));
        Injector injector = Guice.createInjector(useCases, new AdminModule(settings, AdminKey.of(KEY)));
        injector.getInstance(AdminHttp.class).registerOn(environment);
        tasks = injector.getInstance(Key.get(new TypeLiteral<Set<AdminTask>>() {}));
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
    }

    /** A task as an operator with the key calls it. */
    HttpResponse<String> task(String nameAndQuery) throws IOException, InterruptedException {
        return send(request("/tasks/" + nameAndQuery).header("Authorization", "Bearer " + KEY));
    }

    HttpResponse<String> task(String name, String type, String body) throws IOException, InterruptedException {
        return task(name, type, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> task(String name, String type, byte[] body) throws IOException, InterruptedException {
        return send(request("/tasks/" + name)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A POST without a body to begin with. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + connector.getLocalPort() + path))
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A request as it is written on the wire, and the answer. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
