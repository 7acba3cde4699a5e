package io.muster.notification;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a mail says, before it has a form.
 *
 * @param organization the display name of the tenant
 * @param tone by which its colour is chosen
 * @param answer as an IdP was answered
 */
public record MailPage(
        String language,
        String organization,
        Tone tone,
        String title,
        String meaning,
        List<Section> sections,
        Optional<Section> answer,
        String factsHeading,
        List<Line> facts,
        String footer) {
    /** A line for each fact. */
    public String factLines() {
        return facts.stream()
                .map(line -> "- " + line.label() + ": " + line.value())
                .collect(Collectors.joining("\n"));
    }

    /** How a mail is meant. */
    public enum Tone {
        /** Somebody has to do something. */
        PROBLEM("#c62828"),
        /** Somebody has to do something before long. */
        WARNING("#b26a00"),
        GOOD("#1b7f3b"),
        NEWS("#1f5fbf");

        private final String colour;

        Tone(String colour) {
            this.colour = colour;
        }

        public String colour() {
            return colour;
        }
    }

    public record Section(String heading, String text) {}

    /** @param code whether it is read character by character */
    public record Line(String label, String value, boolean code) {}
}
