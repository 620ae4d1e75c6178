package bpflab.lab;

import bpflab.machine.Rights;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The tool ip (iproute2), given many commands at once: a process costs 3 ms, a command of a batch next to nothing. */
final class Ip {
    private static final int PATIENCE_SECONDS = 10;

    /** What ip says, and what it means here. */
    private static final Map<String, Trouble> KNOWN = Map.of(
            "Operation not permitted",
                    Trouble.machine(
                    "cannot bring up the lab", "making network namespaces and interfaces needs the rights of root",
                            Rights.REMEDY),
            "Permission denied",
                    Trouble.machine(
                    "cannot bring up the lab", "making network namespaces and interfaces needs the rights of root",
                            Rights.REMEDY),
            "Operation not supported",
                    Trouble.machine(
                    "cannot bring up the lab", "this kernel has no veth interfaces (CONFIG_VETH)",
                            "!modprobe veth\nbpflab vm   # a kernel that has it"),
            "Unknown device type",
                    Trouble.machine(
                    "cannot bring up the lab", "this kernel has no veth interfaces (CONFIG_VETH)",
                            "!modprobe veth\nbpflab vm   # a kernel that has it"),
            "Invalid argument",
                    Trouble.machine(
                    "cannot bring up the lab", "this kernel has no network namespaces (CONFIG_NET_NS)", "bpflab vm"));

    private final String tool;
    private final String told;
    private final Consumer<String> ran;

    /** @param ran hears each command, as it is typed in a shell */
    Ip(String tool, Consumer<String> ran) {
        this(tool, tool + " ", ran);
    }

    private Ip(String tool, String told, Consumer<String> ran) {
        this.tool = tool;
        this.told = told;
        this.ran = ran;
    }

    /** The same for a thread that is in a namespace already: a shell has to name it. */
    Ip in(String namespace) {
        return new Ip(tool, tool + " -n " + namespace + " ", ran);
    }

    /**
     * Runs commands up to the first that fails.
     *
     * @throws TroubleException one failed; ip is not there
     */
    void batch(List<String> options, List<String> commands) {
        String said = run(options, commands);
        if (!said.isEmpty()) {
            throw meaning(said).toException();
        }
    }

    /** Runs commands, going on behind one that fails: for taking down what may be half there. */
    void batchAnyway(List<String> commands) {
        run(List.of("-force"), commands);
    }

    static Trouble meaning(String said) {
        return KNOWN.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() ->
                        Trouble.machine(
                                "cannot bring up the lab", "ip says: " + said.lines().findFirst().orElse("nothing"),
                                        ":doctor   # looks at this machine"));
    }

    /** What ip said when it failed; empty when all went well. */
    private String run(List<String> options, List<String> commands) {
        commands.forEach(command -> ran.accept(told + command));
        List<String> words = new ArrayList<>(List.of(tool));
        words.addAll(options);
        words.addAll(List.of("-batch", "-"));
        try {
            Process ip = new ProcessBuilder(words).redirectErrorStream(true).start();
            try (var in = ip.getOutputStream()) {
                in.write((String.join("\n", commands) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return status(ip) == 0 ? "" : said.isBlank() ? "nothing" : said;
        } catch (IOException e) {
            throw Trouble.machine(
                    "cannot bring up the lab", "the tool ip cannot be run: " + e.getMessage(),
                            "!apt-get install iproute2").toException(e);
        }
    }

    /** Waits without listening to interrupts, so that no batch is left half done: they take milliseconds. */
    private static int status(Process ip) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!ip.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                        ip.destroyForcibly();
                    }
                    return ip.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
