package bpflab.check;

import bpflab.machine.ProcessGroup;
import bpflab.lesson.Seen;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A command of the system, which triggers a hook that packets do not; its output is not looked at. */
record Runs(String command, int status) implements CheckKind<Runs.Ended> {
    static final CheckWords WORDS = new CheckWords("run", "run true -> exit 0", Runs::read);

    private static final int SECONDS = 10;

    /** How it ended. */
    record Ended(int status) implements Observation {}

    private static Runs read(String what, String expected) {
        if (what.isEmpty() || !expected.matches("exit \\d{1,3}")) {
            throw new NotUnderstood("\"" + what + "\" and \"" + expected + "\" are not understood", WORDS.example());
        }
        return new Runs(what, Integer.parseInt(expected.substring("exit ".length())));
    }

    @Override
    public String sent() {
        return "run " + command;
    }

    @Override
    public String expected() {
        return "exit " + status;
    }

    @Override
    public Set<Setup> needs() {
        return Set.of(Setup.ATTACHED);
    }

    @Override
    public Class<Ended> sees() {
        return Ended.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command.split("\\s+")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try (ProcessGroup group = ProcessGroup.start(builder)) {
            return group.leader().waitFor(SECONDS, TimeUnit.SECONDS)
                    ? new Ended(group.leader().exitValue())
                    : new Observation.Missing("it did not end within " + SECONDS + " s", Seen.TIMED_OUT);
        } catch (IOException e) {
            return new Observation.Missing("it cannot be run: " + e.getMessage());
        }
    }

    @Override
    public Verdict judge(Ended seen) {
        return verdict(seen.status() == status, "exit " + seen.status());
    }
}
