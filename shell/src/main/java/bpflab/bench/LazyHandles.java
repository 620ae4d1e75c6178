package bpflab.bench;

import bpflab.clang.Clang;
import bpflab.kernel.Kernel;
import bpflab.lab.Lab;
import bpflab.trace.TraceInstance;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is opened when it is first needed, and closed in reverse order. */
final class LazyHandles {
    private final List<AutoCloseable> handles = new ArrayList<>();
    private Kernel kernel;
    private Clang clang;
    private Lab lab;
    private TraceInstance trace;

    synchronized Kernel kernel(Supplier<Kernel> opener) {
        if (kernel == null) {
            kernel = keep(opener.get());
        }
        return kernel;
    }

    synchronized Optional<Kernel> kernel() {
        return Optional.ofNullable(kernel);
    }

    synchronized Clang clang(Supplier<Clang> finder) {
        if (clang == null) {
            clang = finder.get();
        }
        return clang;
    }

    synchronized Lab lab(Supplier<Kernel> of, Consumer<String> told) {
        if (lab == null) {
            lab = keep(Lab.up(of.get(), told));
        }
        return lab;
    }

    synchronized Optional<Lab> lab() {
        return Optional.ofNullable(lab);
    }

    synchronized boolean leaveLab() {
        if (lab == null) {
            return false;
        }
        handles.remove(lab);
        Lab left = lab;
        lab = null;
        return left.leave();
    }

    synchronized TraceInstance trace() {
        if (trace == null) {
            trace = keep(TraceInstance.open("bpflab-" + ProcessHandle.current().pid()));
        }
        return trace;
    }

    /** Opens the trace where that can be done; who asks for it later learns why it cannot. */
    synchronized void tryTrace() {
        try {
            trace();
        } catch (TroubleException untold) {
            // Attaching does not need it.
        }
    }

    synchronized <T extends AutoCloseable> T keep(T handle) {
        handles.add(handle);
        return handle;
    }

    /** Closes everything; one that fails does not keep the others open. */
    synchronized void close() {
        for (int i = handles.size() - 1; i >= 0; i--) {
            try {
                handles.get(i).close();
            } catch (Exception goneAlready) {
                // The process ends, and with it every handle.
            }
        }
        handles.clear();
        lab = null;
    }
}
