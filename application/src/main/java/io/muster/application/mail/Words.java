package io.muster.application.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.domain.tenant.Profile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of one language; a key that is missing is a bug, and no other language stands in for it. */
public final class Words {
    private final String name;
    private final Map<String, String> texts;

    private Words(String name, Map<String, String> texts) {
        this.name = name;
        this.texts = texts;
    }

    /** Reads {@code name_language.properties}, in UTF-8, beside the class. */
    public static Words read(Class<?> beside, String name, String language) {
        String file = name + "_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(Objects.requireNonNull(beside.getResourceAsStream(file), file), UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(
                file,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
    }

    public String get(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalStateException(name + " has no text for " + key);
        }
        return text;
    }

    /** The text for an identity provider, where it has one of its own. */
    public String of(String key, Profile profile) {
        String own = key + "." + profile.name();
        return has(own) ? get(own) : get(key);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return texts.keySet();
    }
}
