import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That no mail is lost by a service which is killed between a mail server's taking it and its own note of that, and how many come twice:
 * {@code java bench/MailKills.java [kills]}, after a build. In each round a job makes two mails; the mail server, which is part of this,
 * kills the service when it has one that it had not before, and only then says that it has taken it. The service is started again. At the end each
 * mail that the service knows of must have come, and none twice but those in whose sending it was killed.
 */
final class MailKills {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final String KEY = "a-key-for-the-bench-only";
    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)^Message-ID: *(<[^>]+>)", Pattern.MULTILINE);

    private final int kills;
    private final int port;
    private final int adminPort;
    private final Path folder;
    private final ServerSocket smtp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, Integer> copies = new ConcurrentHashMap<>();
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile Process service;

    private MailKills(int kills) throws IOException {
        this.kills = kills;
        this.port = freePort();
        this.adminPort = freePort();
        this.folder = Files.createTempDirectory("muster-mail-kills");
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new MailKills(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Thread server = new Thread(this::accept, "smtp");
        server.setDaemon(true);
        server.start();
        start();
        try {
            task("tenant-create?tenant=acme");
            task("tenant-set?tenant=acme&notify=it@acme.example");
            task("template-save?tenant=acme&name=Everyone&roles=EDITOR");
            for (int round = 1; round <= kills; round++) {
                armed.set(true);
                try {
                    applyTemplate();
                } catch (IOException e) {
                    // it was killed by a mail of the round before; whether there is a job is asked at the end
                }
                service.waitFor();
                start();
                System.out.printf("killed %d times, %d mails came, %d of them again%n", round, copies.size(), again());
            }
            return judge();
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    /** The one before has to have ended; a killed service goes on with it when it is back. */
    private void applyTemplate() throws Exception {
        while (task("job-list?format=json&tenant=acme").contains("\"running\"")) {
            Thread.sleep(200);
        }
        task("template-apply?tenant=acme&name=Everyone&mode=run");
    }

    private boolean judge() throws Exception {
        applyTemplate();
        int mails = 2 * count("\"job\":", task("job-list?format=json&tenant=acme"));
        for (int waited = 0; known("sent") < mails && waited < 120; waited++) {
            Thread.sleep(1000);
        }
        int sent = known("sent");
        int lost = sent - copies.size();
        boolean held = sent == mails && lost == 0 && known("dead") == 0 && again() <= kills;
        System.out.printf(
                "kills %d, mails %d, lost %d, came again %d (at most one for each kill): %s%n",
                kills, mails, lost, again(), held ? "held" : "NOT HELD");
        return held;
    }

    private int again() {
        return copies.values().stream().mapToInt(times -> times - 1).sum();
    }

    private int known(String state) throws Exception {
        return count("\"recipient\":", task("mail-list?format=json&tenant=acme&limit=500&state=" + state));
    }

    private static int count(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private void accept() {
        while (true) {
            try (Socket socket = smtp.accept()) {
                talk(socket);
            } catch (IOException e) {
                System.out.println("the service has gone in the middle of a sentence");
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        say(out, "220 hello");
        StringBuilder message = new StringBuilder();
        boolean inMessage = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMessage && !line.equals(".")) {
                message.append(line).append('\n');
                continue;
            }
            if (inMessage) {
                taken(message.toString());
                message.setLength(0);
            }
            inMessage = line.equals("DATA");
            say(out, inMessage ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private void taken(String message) throws InterruptedException {
        Matcher id = MESSAGE_ID.matcher(message);
        int copy = copies.merge(id.find() ? id.group(1) : "no id", 1, Integer::sum);
        if (copy == 1 && armed.compareAndSet(true, false)) { // one whose sending ends a process again and again is parked
            service.destroyForcibly().waitFor();
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("java", "-jar", "service/target/service.jar", "server");
        builder.environment()
                .putAll(Map.of(
                        "HTTP_PORT", String.valueOf(port),
                        "ADMIN_PORT", String.valueOf(adminPort),
                        "ADMIN_KEY", KEY,
                        "DATA_DIR", folder.toString(),
                        "SMTP_URL", "smtp://127.0.0.1:" + smtp.getLocalPort(),
                        "MAIL_FROM", "muster@example.com",
                        // what a node has begun is left to others for the time that a server may take
                        "MAIL_CONNECT_TIMEOUT", "1s",
                        "MAIL_READ_TIMEOUT", "1s",
                        "MAIL_WRITE_TIMEOUT", "1s"));
        service = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("service.log").toFile()))
                .start();
        for (int i = 0; i < 600 && service.isAlive(); i++) {
            try {
                HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/version")).build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the service did not start; see " + folder);
    }

    private String task(String nameAndQuery) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + adminPort + "/tasks/" + nameAndQuery))
                        .header("Authorization", "Bearer " + KEY)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(List.of(nameAndQuery, answer.statusCode(), answer.body()).toString());
        }
        return answer.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
