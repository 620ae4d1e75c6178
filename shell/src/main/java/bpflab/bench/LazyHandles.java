package bpflab.bench;

import bpflab.clang.Clang;
import bpflab.kernel.Kernel;
import bpflab.lab.Lab;
import bpflab.lab.Namespaces;
import bpflab.map.BpfMap;
import bpflab.map.EventStream;
import bpflab.trace.TraceInstance;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is opened when it is first needed, and closed in reverse order. */
final class LazyHandles {
    private final List<AutoCloseable> handles = new ArrayList<>();
    private final List<AutoCloseable> borrowed = new ArrayList<>();
    private Kernel kernel;
    private Clang clang;
    private Lab lab;
    private TraceInstance trace;
    private final Map<Integer, EventStream> events = new HashMap<>();

    synchronized Kernel kernel(Supplier<Kernel> opener) {
        if (kernel == null) {
            kernel = keep(opener.get());
        }
        return kernel;
    }

    synchronized Clang clang(Supplier<Clang> finder) {
        if (clang == null) {
            clang = keep(finder.get());
        }
        return clang;
    }

    synchronized Lab lab(Namespaces namespaces, Consumer<String> told, Consumer<String> ran) {
        if (lab == null) {
            lab = keep(Lab.up(namespaces, told, ran));
            return lab;
        }
        return lab.ready();
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
            trace = keep(TraceInstance.open());
        }
        return trace;
    }

    /** The records of a buffer; one reader for as long as the bench, so that nothing is lost between two looks. */
    synchronized EventStream events(BpfMap map) {
        return events.computeIfAbsent(map.info().id(), id -> keep(map.events()));
    }

    /** Opens the trace where that can be done; who asks for it later learns why it cannot. */
    synchronized void tryTrace() {
        try {
            trace();
        } catch (TroubleException untold) {
            // Attaching does not need it.
        }
    }

    /** Ends the trace with what waits in it; a new one is opened when it is needed. */
    synchronized void closeTrace() {
        if (trace != null) {
            handles.remove(trace);
            trace.close();
            trace = null;
        }
    }

    synchronized <T extends AutoCloseable> T keep(T handle) {
        handles.add(handle);
        return handle;
    }

    /** Keeps a handle until {@link #giveBack}. */
    synchronized <T extends AutoCloseable> T borrow(T handle) {
        borrowed.add(handle);
        return handle;
    }

    /**
     * Keeps a handle, if it was borrowed, as long as the bench.
     *
     * @return it
     */
    synchronized <T extends AutoCloseable> T keepBorrowed(T handle) {
        if (borrowed.remove(handle)) {
            handles.add(handle);
        }
        return handle;
    }

    /** Closes what was borrowed: a foreign program or map lives no longer than its owners want. */
    synchronized void giveBack() {
        close(borrowed);
    }

    /** Closes everything, newest first. */
    synchronized void close() {
        close(borrowed);
        close(handles);
        lab = null;
    }

    /** One that fails does not keep the others open. */
    private static void close(List<AutoCloseable> open) {
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (Exception goneAlready) {
                // The process ends, and with it every handle.
            }
        }
        open.clear();
    }
}
