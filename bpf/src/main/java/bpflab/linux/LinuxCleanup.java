package bpflab.linux;

import bpflab.kernel.AttachPoint;
import bpflab.kernel.CallLog;
import bpflab.kernel.Cleanup;
import bpflab.kernel.Remnant;
import bpflab.linux.attach.Clsact;
import bpflab.linux.attach.Remains;
import bpflab.linux.attach.TakeOff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes away by netlink and BPF_PROG_DETACH. */
record LinuxCleanup(CallLog calls) implements Cleanup {
    @Override
    public Optional<String> takeAway(String note) {
        return Remains.read(note).flatMap(remains -> NetworkNamespaces.in(remains.namespace(), remains::takeAway));
    }

    @Override
    public Optional<Remnant> remnant(String note) {
        return Remains.read(note).map(remains -> new Remnant(remains.words(), remains.program()));
    }

    @Override
    public void takeOff(String device, AttachPoint point) {
        TakeOff.of(device, point);
    }

    @Override
    public List<String> unusedClsact() {
        return Clsact.unused();
    }

    @Override
    public void removeClsact(String device) {
        Clsact.removeUnused(device);
        calls.add("RTM_DELQDISC (netlink) clsact on " + device);
    }

    @Override
    public List<Path> otherNamespaces() {
        return NetworkNamespaces.others();
    }

    @Override
    public <T> T in(Path namespace, Supplier<T> task) {
        return NetworkNamespace.callUnchecked(namespace, task::get);
    }
}
