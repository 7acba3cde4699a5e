package io.muster.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down about itself. */
final class BuildFacts {
    private static final Properties FACTS = read();

    private BuildFacts() {}

    static String version() {
        return FACTS.getProperty("version");
    }

    static String commit() {
        String commit = FACTS.getProperty("commit");
        return commit.startsWith("${") ? "unknown" : commit; // a folder .git that nothing can be read from
    }

    private static Properties read() {
        Properties facts = new Properties();
        try (InputStream file = BuildFacts.class.getResourceAsStream("build.properties")) {
            facts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }
}
