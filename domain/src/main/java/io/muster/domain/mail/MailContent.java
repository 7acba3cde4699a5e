package io.muster.domain.mail;

/**
 * A notice in words.
 *
 * @param language such as {@code en}
 * @param text for who reads plain text
 * @param html the same for who reads HTML
 */
public record MailContent(String language, String subject, String text, String html) {
    public MailContent {
        subject = HeaderText.of(subject);
    }
}
