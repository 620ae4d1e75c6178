package bpflab.kernel;

import bpflab.elf.ObjectFile;
import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.map.BpfMap;

/**
 * What loads and attaches programs: the side of a kernel that something else than a kernel can take too. Every method
 * that meets trouble throws {@link bpflab.trouble.TroubleException}.
 */
public interface Loader {
    /**
     * Has an object that somebody else made loaded by a process of its own, where it can do no harm: what reads objects
     * may trust them too much. Nothing of that stays. Once known, the same bytes cost nothing.
     *
     * @throws bpflab.trouble.TroubleException that process died of it
     * @throws InterruptedException while it was tried; the process was ended
     */
    void tryOut(ObjectFile object, LoadOptions options) throws InterruptedException;

    /** Loads an object, program by program: one that is refused does not keep the others out. */
    LoadedObject load(ObjectFile object, LoadOptions options);

    /** Makes a map of its own: BPF_MAP_CREATE. It is the caller's to close. */
    BpfMap create(NewMap order);

    /** Attaches a program as a bpf_link, among those that are at a place or instead of an XDP program there. */
    Link attach(Program program, Hook hook, Order order);
}
