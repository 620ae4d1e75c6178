package bpflab.linux;

import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadOptions;
import bpflab.trouble.Trouble;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Objects that others made are loaded by a process of their own first, since libbpf trusts what it reads: where an
 * object is damaged it may end the process that asked, and with it a session. What became of an object is kept by its
 * bytes, so that only its first load costs the time (some 0.4 s) that the process takes.
 */
final class Trials {
    /** Far above what the verifier takes for a million instructions. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Class<?> child;
    private final Duration limit;

    /** The trouble that an object means; empty for none. */
    private final Map<String, Optional<Trouble>> verdicts = new ConcurrentHashMap<>();

    Trials() {
        this(Trial.class, LIMIT);
    }

    /** With another class as the process, or another patience. */
    Trials(Class<?> child, Duration limit) {
        this.child = child;
        this.limit = limit;
    }

    /**
     * Has it tried, or remembers.
     *
     * @throws bpflab.trouble.TroubleException libbpf fails on it, or does not come back
     * @throws InterruptedException Ctrl-C while it is tried; nothing goes on
     */
    void pass(ObjectFile object, LoadOptions options) throws InterruptedException {
        String key = hash(object.image()) + options.only() + options.type();
        Optional<Trouble> verdict = verdicts.get(key);
        if (verdict == null) {
            verdict = verdictOn(object, options);
            verdicts.put(key, verdict);
        }
        if (verdict.isPresent()) {
            throw verdict.get().toException();
        }
    }

    private Optional<Trouble> verdictOn(ObjectFile object, LoadOptions options) throws InterruptedException {
        Process process = start(object, options);
        try {
            send(process, object.image());
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? ended(process, object)
                    : Optional.of(bad(object, "libbpf does not come back from it within " + limit.toSeconds() + " s"));
        } catch (IOException cause) {
            throw couldNot(object, cause.getMessage(), cause);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Trouble> ended(Process process, ObjectFile object) throws IOException {
        if (process.exitValue() == Trial.SURVIVED) {
            return Optional.empty();
        }
        if (process.getInputStream().read() != Trial.BEGUN) {
            throw couldNot(object, "it ended at once, with status " + process.exitValue(), null);
        }
        return Optional.of(bad(object, "libbpf itself fails on this object: it is damaged"));
    }

    private Process start(ObjectFile object, LoadOptions options) {
        List<String> words = List.of(object.name(), options.only().orElse(""), options.type().orElse(""));
        ProcessBuilder command = new ProcessBuilder(SameJava.command(child, words));
        // glibc's own checks of the heap: what would do its harm later, or only at times, ends the process at once.
        command.environment().merge("LD_PRELOAD", "libc_malloc_debug.so.0", (old, mine) -> old + ":" + mine);
        command.environment().put("MALLOC_CHECK_", "3");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return command.start();
        } catch (IOException cause) {
            throw couldNot(object, cause.getMessage(), cause);
        }
    }

    /** Sends the object and leaves the stream open: the child ends when it is closed. */
    private static void send(Process child, byte[] image) throws IOException {
        DataOutputStream out = new DataOutputStream(child.getOutputStream());
        out.writeInt(image.length);
        out.write(image);
        out.flush();
    }

    private static Trouble bad(ObjectFile object, String why) {
        return Trouble.failed(
                "cannot load " + object.name(),
                why + " (a process of its own tried it first, so nothing happened here)",
                ":compile FILE.c   # makes it again from its source\n:dump elf " + object.name()
                        + "   # shows what is in it");
    }

    private static RuntimeException couldNot(ObjectFile object, String why, IOException cause) {
        return Trouble.machine(
                "cannot load " + object.name(),
                "a process of its own is to try it first, and that cannot be started: " + why,
                "!free -m   # is there room? Its C file needs no trial").toException(cause);
    }

    private static String hash(byte[] image) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
        } catch (NoSuchAlgorithmException every) {
            throw new AssertionError(every);
        }
    }
}
