package io.muster.persistence.template;

import io.muster.application.job.JobNode;
import io.muster.application.template.GrantRecalculation;
import io.muster.application.template.TemplateApplication;
import io.muster.persistence.Database;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.activity.JdbiActivityLog;
import io.muster.persistence.event.JdbiOutbox;
import io.muster.persistence.job.JdbiJobRepository;
import io.muster.persistence.user.JdbiUserRepository;

/** Templates as they are applied on a database. */
public final class JdbiTemplates {
    private JdbiTemplates() {}

    public static TemplateApplication on(TestDatabase postgres) {
        Database database = postgres.database();
        JdbiTouchedPeople people = new JdbiTouchedPeople(database);
        return new TemplateApplication(
                new JdbiTemplateRepository(database),
                new JdbiUserRepository(database, postgres.schemas()),
                people,
                new GrantRecalculation(
                        people,
                        new JdbiJobRepository(database),
                        new JobNode("test", (text, bug) -> {}),
                        new JdbiOutbox(database),
                        new JdbiActivityLog(database)),
                new JdbiOutbox(database),
                new JdbiActivityLog(database));
    }
}
