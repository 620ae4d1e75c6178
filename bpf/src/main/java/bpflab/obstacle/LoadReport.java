package bpflab.obstacle;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.hook.Sec;
import bpflab.libbpf.Errno;
import bpflab.verifier.log.VerifierLog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to read when a program was not loaded.
 *
 * @param file its file
 * @param program the program
 * @param warnings what libbpf said, oldest first
 * @param log what the verifier wrote, or libbpf in its place
 * @param error the error number
 * @param kernel what the kernel has, for names to be looked for in it
 */
public record LoadReport(
        ObjectFile file, ProgramSpec program, List<String> warnings, VerifierLog log, Errno error,
        KernelFacts kernel) {
    public LoadReport {
        warnings = List.copyOf(warnings);
    }

    /** What stood in the way; empty when the verifier refused it, or nobody knows. */
    public Optional<Obstacle> obstacle() {
        return Obstacles.of(this);
    }

    /** Whether the kernel answered with an error number and nothing else. */
    boolean isWordless() {
        return log.text().isBlank();
    }

    Sec section() {
        return new Sec(program.section());
    }

    /** The last warning in which the words are found. */
    Optional<Matcher> warned(Pattern words) {
        return warnings.stream().map(words::matcher).filter(Matcher::find).reduce((first, second) -> second);
    }

    /** Where the log has the words. */
    Optional<Matcher> logged(Pattern words) {
        Matcher found = words.matcher(log.text());
        return found.find() ? Optional.of(found) : Optional.empty();
    }
}
