package io.muster.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that misbehaves as it is told, and keeps all that it is told. */
final class SmtpSink implements Closeable {
    /** What a client waits for an answer to. */
    enum Step {
        GREETING,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        MESSAGE,
        QUIT
    }

    static final String HANG = "hang";
    static final String DROP = "drop";

    /** A byte now and then, and never the end of the line. */
    static final String DRIP = "drip";

    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    private final Map<Step, List<String>> answers = new EnumMap<>(Step.class);
    private final Map<String, String> ofRecipients = new ConcurrentHashMap<>();
    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private volatile boolean closed;

    SmtpSink() throws IOException {
        this(Optional.empty());
    }

    /** @param tls that it offers */
    SmtpSink(Optional<SSLContext> tls) throws IOException {
        this.tls = tls;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        for (Step step : Step.values()) {
            answers.put(step, new CopyOnWriteArrayList<>());
        }
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Answers so at this step, once; behind that as a mail server should. */
    SmtpSink then(Step step, String answer) {
        answers.get(step).add(answer);
        return this;
    }

    /** Answers so whenever this one is named as a recipient. */
    SmtpSink refuse(String recipient, String answer) {
        ofRecipients.put(recipient, answer);
        return this;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                daemon(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket plain) {
        try (Socket socket = plain) {
            Conversation talk = new Conversation(socket);
            if (!answer(talk, Step.GREETING, "220 sink")) {
                return;
            }
            String line = talk.line();
            while (line != null) {
                commands.add(line);
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.equals("STARTTLS")) {
                    talk.say("220 go ahead");
                    SSLSocket secure = (SSLSocket) tls.orElseThrow()
                            .getSocketFactory()
                            .createSocket(socket, "localhost", socket.getPort(), true);
                    secure.setUseClientMode(false);
                    talk = new Conversation(secure);
                } else if (!step(talk, verb, line)) {
                    return;
                }
                line = talk.line();
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private boolean step(Conversation talk, String verb, String line) throws IOException {
        if (verb.startsWith("EHLO") || verb.startsWith("HELO")) {
            return answer(talk, Step.EHLO, tls.isPresent() ? "250-sink\r\n250 STARTTLS" : "250 sink");
        }
        if (verb.startsWith("MAIL")) {
            return answer(talk, Step.MAIL, "250 ok");
        }
        if (verb.startsWith("RCPT")) {
            String recipient = line.replaceAll(".*<|>.*", "");
            return answer(talk, Step.RCPT, ofRecipients.getOrDefault(recipient, "250 ok"));
        }
        if (verb.equals("DATA")) {
            boolean refused = !answers.get(Step.DATA).isEmpty();
            if (refused || !answer(talk, Step.DATA, "354 go on")) {
                return refused && answer(talk, Step.DATA, "");
            }
            messages.add(talk.message());
            return answer(talk, Step.MESSAGE, "250 taken");
        }
        if (verb.equals("QUIT")) {
            return answer(talk, Step.QUIT, "221 bye");
        }
        talk.say("250 ok");
        return true;
    }

    private boolean answer(Conversation talk, Step step, String otherwise) throws IOException {
        List<String> told = answers.get(step);
        String answer = told.isEmpty() ? otherwise : told.remove(0);
        switch (answer) {
            case DROP -> {
                return false;
            }
            case HANG -> sleep(TimeUnit.MINUTES.toMillis(1));
            case DRIP -> {
                for (int i = 0; i < 600; i++) {
                    talk.raw("2");
                    sleep(100);
                }
            }
            default -> {
                talk.say(answer);
                return !answer.startsWith("221");
            }
        }
        return false;
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
    }

    private static final class Conversation {
        private final BufferedReader in;
        private final OutputStream out;

        Conversation(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            out = socket.getOutputStream();
        }

        @Nullable
        String line() throws IOException {
            return in.readLine();
        }

        String message() throws IOException {
            StringBuilder message = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                message.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
            }
            return message.toString();
        }

        void say(String answer) throws IOException {
            raw(answer + "\r\n");
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }
    }
}
