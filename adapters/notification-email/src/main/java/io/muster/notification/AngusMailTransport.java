package io.muster.notification;

import io.muster.application.mail.MailTransport;
import io.muster.domain.mail.Mail;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Hands each mail in over a connection of its own (RFC 5321). Once the server has taken what is behind DATA the mail is sent, whatever
 * becomes of the connection.
 */
public final class AngusMailTransport implements MailTransport {
    /** The server does not know who asks, so it takes no mail at all: RFC 4954 §6. */
    private static final Set<Integer> NOT_AUTHENTICATED = Set.of(530, 534, 535, 538);

    private final MailSettings settings;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mail-time-outs");
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    public AngusMailTransport(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isConfigured() {
        return settings.server().isPresent();
    }

    @Override
    public Duration longest() {
        return settings.connect().plus(settings.read()).plus(settings.write());
    }

    @Override
    public Optional<String> unavailable() {
        SmtpServer server = settings.server().orElseThrow();
        InternetAddress from = settings.from().orElseThrow();
        try (Deadline deadline = new Deadline(scheduler, longest())) {
            SMTPTransport transport =
                    new SMTPTransport(Session.getInstance(properties(server, from, false, deadline)), null);
            try {
                connect(transport, server);
                return Optional.empty();
            } catch (MessagingException e) {
                return Optional.of(shown(away(server, transport, e)));
            } finally {
                quit(transport);
            }
        }
    }

    @Override
    public Result send(Mail mail) {
        SmtpServer server = settings.server().orElseThrow();
        InternetAddress from = settings.from().orElseThrow();
        try (Deadline deadline = new Deadline(scheduler, longest())) {
            return send(server, from, Mime.recipient(mail.recipient()), mail, deadline);
        } catch (AddressException noAddress) {
            return new Result.Never("This is no address that a mail can be sent to.");
        }
    }

    private Result send(SmtpServer server, InternetAddress from, InternetAddress to, Mail mail, Deadline deadline) {
        Session session = Session.getInstance(properties(server, from, Mime.needsUtf8(to), deadline));
        SMTPTransport transport = new SMTPTransport(session, null);
        try {
            connect(transport, server);
        } catch (MessagingException e) {
            return new Result.Away(shown(away(server, transport, e)));
        }
        try {
            if (Mime.needsUtf8(to) && !transport.supportsExtension("SMTPUTF8")) {
                return new Result.Never(
                        "The mail server takes no address with other characters than ASCII (SMTPUTF8).");
            }
            MimeMessage message = Mime.message(session, from, to, mail);
            transport.sendMessage(message, new Address[] {to});
            return new Result.Sent(shown(String.valueOf(transport.getLastServerResponse())));
        } catch (MessagingException e) {
            return refusal(transport, e);
        } finally {
            quit(transport);
        }
    }

    private static void connect(SMTPTransport transport, SmtpServer server) throws MessagingException {
        Optional<SmtpServer.Login> login = server.login();
        transport.connect(
                server.host(),
                server.port(),
                login.map(SmtpServer.Login::user).orElse(null),
                login.map(SmtpServer.Login::password).orElse(null));
    }

    private Properties properties(SmtpServer server, InternetAddress from, boolean utf8, Deadline deadline) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        properties.setProperty(
                "mail.smtp.connectiontimeout", String.valueOf(settings.connect().toMillis()));
        properties.setProperty(
                "mail.smtp.timeout", String.valueOf(settings.read().toMillis()));
        properties.setProperty(
                "mail.smtp.writetimeout", String.valueOf(settings.write().toMillis()));
        properties.put("mail.smtp.executor.writetimeout", scheduler);
        properties.put("mail.smtp.socketFactory", deadline);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.requireTls() && !server.tls()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.localhost", MailSettings.hostOf(from));
        properties.setProperty("mail.mime.allowutf8", String.valueOf(utf8));
        return properties;
    }

    private static Result refusal(SMTPTransport transport, MessagingException problem) {
        int code = transport.getLastReturnCode();
        String answer = shown(String.valueOf(transport.getLastServerResponse()));
        Optional<IOException> broken = broken(problem);
        if (broken.isPresent()) {
            return new Result.Later("The connection broke off: " + inWords(broken.get()));
        }
        if (NOT_AUTHENTICATED.contains(code)) {
            return new Result.Away(answer);
        }
        if (code >= 500 && code <= 599) {
            return new Result.Never(answer);
        }
        return new Result.Later(
                code >= 400 && code <= 499 ? answer : "The mail server closed the connection before it took the mail.");
    }

    private static String away(SmtpServer server, SMTPTransport transport, MessagingException problem) {
        String where = server.host() + ":" + server.port();
        Optional<IOException> broken = broken(problem);
        if (broken.isPresent()) {
            return "No connection to " + where + ": " + inWords(broken.get());
        }
        String answer = Optional.ofNullable(transport.getLastServerResponse()).orElse("");
        if (problem instanceof AuthenticationFailedException) {
            return where + " does not take the user and the password: " + answer;
        }
        return transport.getLastReturnCode() >= 400
                ? where + " takes no mail: " + answer
                : where + " takes no mail: "
                        + Optional.ofNullable(problem.getMessage()).orElse(answer);
    }

    private static String inWords(IOException problem) {
        if (problem instanceof SocketTimeoutException) {
            return "it did not answer in time.";
        }
        if (problem instanceof UnknownHostException) {
            return "there is no host of this name.";
        }
        if (problem instanceof ConnectException) {
            return "nothing listens there, or a firewall is in between.";
        }
        if (problem instanceof SSLException) {
            return "TLS failed, for its certificate is not trusted, is not of this host, or it speaks no TLS that is safe ("
                    + problem.getMessage() + ").";
        }
        return problem instanceof SocketException ? "it ended, or it took too long." : problem.getMessage() + ".";
    }

    /** What broke the connection, if that was it. */
    private static Optional<IOException> broken(Throwable problem) {
        IOException deepest = null;
        Throwable at = problem;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (at instanceof IOException io && (deepest == null || !isPlain(io))) {
                deepest = io;
            }
            at = next(at);
        }
        return Optional.ofNullable(deepest);
    }

    private static boolean isPlain(IOException problem) {
        return problem.getClass() == IOException.class;
    }

    private static @Nullable Throwable next(Throwable problem) {
        return problem instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : problem.getCause();
    }

    /** On one line, as it may be shown. */
    private static String shown(String answer) {
        return answer.strip().replaceAll("\\s+", " ");
    }

    private static void quit(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // what had to be said has been said
        }
    }
}
