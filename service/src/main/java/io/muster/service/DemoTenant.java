package io.muster.service;

import io.muster.application.Actor;
import io.muster.application.template.TemplateAdministration;
import io.muster.application.tenant.TenantAdministration;
import io.muster.application.token.ClientAuthentication;
import io.muster.application.token.TokenAdministration;
import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.template.Template;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.token.TokenLife;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The tenant {@code acme}, set up once; its token is kept beside the database, so that a demo can be started again. */
final class DemoTenant {
    static final Slug ACME = new Slug("acme");

    private static final Actor DEMO = new Actor("demo", "");
    private static final Grant EDITOR = new Grant(Grant.Kind.ROLE, "EDITOR");

    private final TenantAdministration tenants;
    private final TemplateAdministration templates;
    private final TokenAdministration tokens;
    private final ClientAuthentication clients;

    @Inject
    DemoTenant(
            TenantAdministration tenants,
            TemplateAdministration templates,
            TokenAdministration tokens,
            ClientAuthentication clients) {
        this.tenants = tenants;
        this.templates = templates;
        this.tokens = tokens;
        this.clients = clients;
    }

    /** Sets up whatever of it is missing, and gives its Secret Token. */
    String prepare(Path dataDir) {
        if (!exists()) {
            tenants.create(DEMO, ACME, "Acme");
        }
        tenants.change(DEMO, ACME, TenantAdministration.Change.of(settings -> settings.withSso(SingleSignOn.SAML)));
        if (templates.list(ACME).stream().noneMatch(Template::appliesToEveryone)) {
            templates.save(DEMO, ACME, "Everyone", template -> template.withGrants(Set.of(EDITOR)));
        }
        tenants.enableScim(DEMO, ACME, false);
        Path file = dataDir.resolve("demo.token");
        return kept(file).orElseGet(() -> issue(file));
    }

    private boolean exists() {
        try {
            tenants.get(ACME);
            return true;
        } catch (Refusal unknown) {
            return false;
        }
    }

    private Optional<String> kept(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(this::works)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean works(String token) {
        return clients.authenticate(token, Optional.of(ACME.value()), Trace.begin())
                instanceof ClientAuthentication.Result.Known;
    }

    private String issue(Path file) {
        String token = tokens.issue(DEMO, ACME, Optional.empty(), "demo", TokenLife.DEFAULT)
                .secret()
                .reveal();
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return token;
    }
}
