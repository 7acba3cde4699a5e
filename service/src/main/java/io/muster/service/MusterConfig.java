package io.muster.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.muster.application.activity.ActivitySettings;
import io.muster.application.database.LocalDatabase;
import io.muster.domain.Limits;
import io.muster.domain.tenant.Slug;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The settings of {@code config.yml}, which says what each is. */
public final class MusterConfig extends Configuration {
    private static final String EMBEDDED = "embedded";

    @JsonProperty
    @NotNull
    private String publicUrl = "";

    @JsonProperty
    @NotNull
    @Pattern(regexp = "https?://\\S+")
    private String documentationUrl = "https://www.rfc-editor.org/info/rfc7644";

    @JsonProperty
    @NotNull
    private String dataDir = "./data";

    @JsonProperty
    @NotNull
    private String adminKey = "";

    @JsonProperty
    @NotNull
    private String adminHosts = "";

    @JsonProperty
    @NotNull
    @Valid
    private DataSourceFactory database = embedded();

    @JsonProperty
    @NotNull
    @Valid
    private LimitSettings limits = LimitSettings.of(Limits.DEFAULT);

    @JsonProperty
    @NotNull
    @Valid
    private RateSettings rates = RateSettings.DEFAULT;

    @JsonProperty
    @NotNull
    @Valid
    private MailConfig mail = MailConfig.DEFAULT;

    @JsonProperty
    @NotNull
    @MinDuration(value = 1, unit = TimeUnit.HOURS)
    private Duration activityKept = Duration.days(90);

    @JsonProperty
    private boolean metricsByTenant;

    private boolean embeddedRuns;

    boolean metricsByTenant() {
        return metricsByTenant;
    }

    /** Without a slash at the end. */
    URI publicUrl() {
        return PublicUrl.of(publicUrl, applicationPort());
    }

    URI documentationUrl() {
        return URI.create(documentationUrl);
    }

    Path dataDir() {
        return Path.of(dataDir).toAbsolutePath().normalize();
    }

    /** Empty means that one is to be generated. */
    String adminKey() {
        return adminKey.strip();
    }

    /** The host that the port is bound to is one of them. */
    List<String> adminHosts() {
        return Stream.concat(
                        Stream.of(adminHosts.split(",", -1)),
                        Stream.ofNullable(adminConnector().getBindHost()))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Limits limits() {
        return limits.limits();
    }

    RateSettings rates() {
        return rates;
    }

    MailConfig mail() {
        return mail;
    }

    ActivitySettings activities() {
        return new ActivitySettings(activityKept.toJavaDuration());
    }

    DataSourceFactory database() {
        return database;
    }

    boolean usesEmbeddedDatabase() {
        return embeddedRuns || database.getUrl().equals(EMBEDDED);
    }

    /** Fills in the address of the embedded database, which goes on being the embedded one. */
    void embeddedDatabaseRuns(LocalDatabase.Running running) {
        embeddedRuns = true;
        database.setUrl(running.jdbcUrl());
        database.setUser(running.user());
        database.setPassword(running.password());
    }

    HttpConnectorFactory applicationConnector() {
        return (HttpConnectorFactory) servers().getApplicationConnectors().get(0);
    }

    HttpConnectorFactory adminConnector() {
        return (HttpConnectorFactory) servers().getAdminConnectors().get(0);
    }

    URI adminUrl() {
        return URI.create("http://localhost:" + adminConnector().getPort());
    }

    /** For a command whose standard output somebody watches. */
    void leaveOutRequestLog() {
        ((LogbackAccessRequestLogFactory) servers().getRequestLogFactory()).setAppenders(List.of());
    }

    /** The Tenant URL as this machine reaches it, whatever the public one is. */
    URI localTenantUrl(Slug tenant) {
        return URI.create("http://localhost:" + applicationPort() + "/" + tenant + "/scim");
    }

    private static DataSourceFactory embedded() {
        DataSourceFactory database = new DataSourceFactory();
        database.setUrl(EMBEDDED);
        return database;
    }

    private int applicationPort() {
        return applicationConnector().getPort();
    }

    private DefaultServerFactory servers() {
        return (DefaultServerFactory) getServerFactory();
    }
}
