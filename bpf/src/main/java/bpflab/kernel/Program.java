package bpflab.kernel;

import bpflab.elf.ProgramSpec;
import bpflab.map.Reference;
import java.nio.file.Path;
import java.util.Optional;

/** A loaded program. Closing it lets go of it; the kernel keeps it while something is attached or pinned. */
public interface Program extends Reference, AutoCloseable {
    /** The C name when the object is known, else the kernel's name of up to 15 characters. */
    String name();

    /** What the object file said of it; empty for a program that was opened by its id. */
    Optional<ProgramSpec> spec();

    /** What the kernel says of it now. */
    ProgramInfo info();

    /**
     * The code after the verifier.
     *
     * @throws bpflab.trouble.TroubleException the kernel hides it
     */
    Xlated xlated();

    /**
     * The machine code.
     *
     * @throws bpflab.trouble.TroubleException the JIT is off or the kernel hides it
     */
    Jited jited();

    /**
     * Runs it: BPF_PROG_TEST_RUN.
     *
     * @throws bpflab.trouble.TroubleException this kind cannot be run so, or not on this
     */
    TestRun run(RunInput input);

    /**
     * Runs it on a packet.
     *
     * @throws bpflab.trouble.TroubleException as {@link #run(RunInput)}
     */
    default TestRun run(byte[] packet, int repeat) {
        return run(RunInput.ofPacket(packet, repeat));
    }

    /**
     * Pins it.
     *
     * @throws bpflab.trouble.TroubleException the path is taken or not on bpffs
     */
    void pin(Path path);

    @Override
    void close();
}
