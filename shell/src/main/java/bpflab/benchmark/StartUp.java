package bpflab.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** From Enter to done, and from Enter to the first prompt, beside another tool that brings a compiler along. */
final class StartUp {
    private static final int ROUNDS = 15;
    private static final Pattern PROMPT = Pattern.compile("bpflab [^\n]*> ");

    private StartUp() {}

    /** The contest; {@code home} is bpflab's folder, {@code scratch} takes the place of the student's home. */
    static Contest contest(Path home, Path scratch) {
        String launcher = home.resolve("bpflab").toString();
        Map<String, String> nobody =
                Map.of("HOME", scratch.toString(), "XDG_STATE_HOME", scratch.toString(), "TERM", "xterm-256color",
                        "SUDO_UID", "");
        String inWindow = "stty columns 80 rows 24; exec " + launcher; // script gives its terminal no size
        return new Contest(
                "start: the whole of a trivial run, and the first prompt",
                Contender.of(
                        "bpftrace -e 'BEGIN { exit(); }'",
                                () -> Processes.time(List.of("bpftrace", "-e", "BEGIN { exit(); }")))
                                .needing("bpftrace"),
                List.of(
                        Contender.of("bpflab version", () -> Processes.time(List.of(launcher, "version"))),
                        Contender.of(
                                "bpflab, to the first prompt", () -> Processes.timeToPrompt(inWindow, PROMPT, nobody))
                                        .needing("script")),
                1.0,
                ROUNDS);
    }
}
