package bpflab.author.book;

import bpflab.json.Json;
import bpflab.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, asked by the DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<?, ?>>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    /** The program; empty where none is installed. */
    static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser(Path profile) throws Exception {
        this.profile = profile;
        ProcessBuilder builder = new ProcessBuilder(program().orElseThrow().toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank");
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.redirectErrorStream(true).redirectOutput(profile.resolve("log").toFile()).start();
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address(), new Ear())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Object target = ask("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId");
        session = String.valueOf(
                ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId"));
        for (String domain : List.of("Page", "Runtime", "Log")) {
            ask(domain + ".enable", Map.of());
        }
    }

    /** Chromium writes the port and the path of its endpoint into its profile when it listens. */
    private URI address() throws Exception {
        Path port = profile.resolve("DevToolsActivePort");
        try (var watch = profile.getFileSystem().newWatchService()) {
            profile.register(watch, StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
                var key = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (key == null || !process.isAlive()) {
                    throw new IOException("Chromium does not start: " + Files.readString(profile.resolve("log")));
                }
                key.reset();
            }
        }
        List<String> lines = Files.readAllLines(port);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    /** Shows a page on a screen of that width, and waits until it is there. */
    void open(Path page, int width, String scheme) throws Exception {
        ask("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        ask("Emulation.setEmulatedMedia", Map.of("media", "", "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        loaded = new CompletableFuture<>();
        ask("Page.navigate", Map.of("url", page.toUri().toString()));
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Shows a page as it is printed, on paper of that width without its margins. */
    void print(Path page, int width) throws Exception {
        open(page, width, "light");
        ask("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** What JavaScript on the page gives. */
    Object value(String script) throws Exception {
        Map<?, ?> answer = ask("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.get("exceptionDetails"));
        }
        return ((Map<?, ?>) answer.get("result")).get("value");
    }

    /** A picture of what is seen, for who wants to look: PNG in base64. */
    String picture() throws Exception {
        return String.valueOf(ask("Page.captureScreenshot", Map.of()).get("data"));
    }

    /** What went to the console, and what failed to load. */
    List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    private Map<?, ?> ask(String method, Map<String, ?> parameters) throws Exception {
        return ask(session, method, parameters);
    }

    private Map<?, ?> ask(String in, String method, Map<String, ?> parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        asked.put(id, answer);
        Map<String, Object> message = new TreeMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!in.isEmpty()) {
            message.put("sessionId", in);
        }
        socket.sendText(Json.of(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<?, ?> got = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (got.containsKey("error")) {
            throw new AssertionError(method + ": " + got.get("error"));
        }
        return (Map<?, ?>) got.get("result");
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                hear((Map<?, ?>) JsonReader.read("Chromium", text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(Map<?, ?> message) {
            if (message.get("id") != null) {
                asked.remove(((Number) message.get("id")).intValue()).complete(message);
                return;
            }
            String method = String.valueOf(message.get("method"));
            if (method.equals("Page.loadEventFired")) {
                loaded.complete(null);
            } else if (List.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
                    .contains(method)) {
                complaints.add(message.get("params").toString());
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }
}
