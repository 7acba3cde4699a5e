package io.muster.application.mail;

import io.muster.domain.mail.Mail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A mail server that does what it is told, once each, and takes what comes behind that. */
public final class ScriptedTransport implements MailTransport {
    private final Deque<Function<Mail, Result>> script = new ArrayDeque<>();
    private final List<Mail> seen = new ArrayList<>();
    private boolean configured = true;
    private Optional<String> unavailable = Optional.empty();

    /** Does this with the next mail that is not spoken of yet. */
    public ScriptedTransport then(Result result) {
        return then(mail -> result);
    }

    public ScriptedTransport then(Function<Mail, Result> what) {
        script.add(what);
        return this;
    }

    public void configured(boolean is) {
        configured = is;
    }

    /** From now on it takes no mail, for this reason. */
    public void unavailable(String why) {
        unavailable = Optional.of(why);
    }

    @Override
    public Optional<String> unavailable() {
        return unavailable;
    }

    /** All that it was to send, in their order. */
    public List<Mail> seen() {
        return List.copyOf(seen);
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Result send(Mail mail) {
        seen.add(mail);
        return script.isEmpty() ? new Result.Sent("250 taken") : script.remove().apply(mail);
    }
}
