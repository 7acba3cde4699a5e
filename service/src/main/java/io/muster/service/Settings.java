package io.muster.service;

import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.setup.Bootstrap;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;

/**
 * Where settings come from: the file that a command names, or {@code ./config.yml}, or the copy of it in the jar; in each,
 * {@code ${NAME:-default}} is filled from the environment.
 */
final class Settings {
    private static final String FILE = "config.yml";

    /** Settings that a command wants to have in place of the defaults; the environment goes before them. */
    private final Map<String, String> wanted;

    Settings(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    void prepare(Bootstrap<MusterConfig> bootstrap) {
        bootstrap.setConfigurationSourceProvider(substituting(Settings::open));
        bootstrap.setConfigurationFactoryFactory(WithoutFile::new);
    }

    private static InputStream open(String file) throws IOException {
        Path path = Path.of(file);
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new StartRefused("The configuration file " + path.toAbsolutePath()
                    + (Files.exists(path) ? " cannot be read." : " does not exist.")
                    + " Name another one, or none: then config.yml of this folder holds, or else the defaults.");
        }
        return Files.newInputStream(path);
    }

    private ConfigurationSourceProvider substituting(ConfigurationSourceProvider source) {
        StringLookup lookup = name -> {
            String value = System.getenv(name);
            return value == null || value.isEmpty() ? wanted.get(name) : value;
        };
        return new SubstitutingSourceProvider(source, new StringSubstitutor(lookup));
    }

    /** Adds what the library leaves to the default constructor: settings where no file is named. */
    private final class WithoutFile extends YamlConfigurationFactory<MusterConfig> {
        WithoutFile(Class<MusterConfig> type, Validator validator, ObjectMapper mapper, String propertyPrefix) {
            super(type, validator, mapper.copy().enable(FAIL_ON_UNKNOWN_PROPERTIES), propertyPrefix);
        }

        @Override
        public MusterConfig build() throws IOException, ConfigurationException {
            return Files.isReadable(Path.of(FILE))
                    ? build(substituting(Settings::open), FILE)
                    : build(substituting(new ResourceConfigurationSourceProvider()), FILE);
        }
    }
}
