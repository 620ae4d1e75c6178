package bpflab.bench;

import bpflab.clang.Clang;
import bpflab.kernel.BpfMap;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.lab.Lab;
import java.util.List;
import java.util.Optional;

/** What is loaded, attached and open. STUB of signatures: the bench helper replaces this file. */
public final class Bench implements AutoCloseable {
    /** The kernel, opened when first asked for. @throws bpflab.trouble.TroubleException this machine cannot */
    public Kernel kernel() {
        throw new UnsupportedOperationException();
    }

    /** The compiler, found when first asked for. @throws bpflab.trouble.TroubleException there is none */
    public Clang clang() {
        throw new UnsupportedOperationException();
    }

    /** The lab network, brought up when first asked for. */
    public Lab lab() {
        throw new UnsupportedOperationException();
    }

    /** The lab network if it is up. */
    public Optional<Lab> labIfUp() {
        throw new UnsupportedOperationException();
    }

    /** Where the student is. */
    public Study study() {
        throw new UnsupportedOperationException();
    }

    /** Takes over what was loaded. An earlier object of the same file is let go when nothing of it is attached. */
    public void add(LoadedObject object) {
        throw new UnsupportedOperationException();
    }

    /** What this bench loaded, oldest first. */
    public List<Program> programs() {
        throw new UnsupportedOperationException();
    }

    /** The program with that name or id. @throws bpflab.trouble.TroubleException there is none: did you mean */
    public Program program(String name) {
        throw new UnsupportedOperationException();
    }

    /** The maps of what this bench loaded. */
    public List<BpfMap> maps() {
        throw new UnsupportedOperationException();
    }

    /** What this bench attached, oldest first. */
    public List<Link> links() {
        throw new UnsupportedOperationException();
    }

    /** Detaches everything, lets go of programs and maps, takes the lab down: in reverse order of making. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
