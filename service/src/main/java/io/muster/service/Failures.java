package io.muster.service;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.core.cli.Cli;
import io.muster.application.database.LocalDatabaseException;
import io.muster.persistence.UnusableDatabase;

/** What a command that fails says: one message where the operator can fix it, a stack trace where it is a bug. */
final class Failures {
    private Failures() {}

    static void tell(Cli cli, Throwable problem) {
        if (problem instanceof StartRefused
                || problem instanceof UnusableDatabase
                || problem instanceof LocalDatabaseException
                || problem instanceof ConfigurationException
                || problem instanceof IllegalArgumentException) {
            cli.getStdErr().println(problem.getMessage());
        } else {
            UnusableDatabase.causeOf(problem)
                    .ifPresentOrElse(
                            database -> cli.getStdErr().println(database.getMessage()),
                            () -> problem.printStackTrace(cli.getStdErr()));
        }
    }
}
