package io.muster.notification;

import io.muster.domain.activity.Cause;
import io.muster.domain.mail.MailContent;
import io.muster.domain.notice.Notice;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.tenant.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes each mail into a file, for {@code docs/mails.md} and for whoever wants to look at them. */
public final class MailGallery {
    private MailGallery() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (NoticeKind kind : NoticeKind.values()) {
            write(folder, name(kind) + "-en", "en", Notices.of(kind, Profile.ENTRA));
        }
        write(folder, "failure-conflict-en", "en", Notices.failure(Cause.CONFLICT, Profile.OKTA));
        write(folder, "failure-token-en", "en", Notices.failure(Cause.TOKEN_EXPIRED, Profile.ONELOGIN));
        write(folder, "failure-token-de", "de", Notices.failure(Cause.TOKEN_EXPIRED, Profile.ENTRA));
        write(folder, "failure-token-ja", "ja", Notices.failure(Cause.TOKEN_EXPIRED, Profile.ENTRA));
    }

    private static void write(Path folder, String name, String language, Notice notice) throws IOException {
        MailContent mail = new JteMailWriter().write(Notices.tenant("Globex", language), notice);
        Files.writeString(folder.resolve(name + ".html"), mail.html());
        Files.writeString(folder.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
    }

    private static String name(NoticeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
