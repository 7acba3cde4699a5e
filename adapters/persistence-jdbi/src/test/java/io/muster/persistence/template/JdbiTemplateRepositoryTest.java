package io.muster.persistence.template;

import io.muster.application.template.TemplateRepository;
import io.muster.application.template.TemplateRepositoryContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiTemplateRepositoryTest implements TemplateRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final TemplateRepository templates = new JdbiTemplateRepository(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public TemplateRepository templates() {
        return templates;
    }
}
