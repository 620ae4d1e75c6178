package bpflab.linux;

import bpflab.hook.Hook;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.libbpf.InterfaceNames;
import bpflab.linux.handle.Interfaces;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** An interface that is not here may be in another network namespace, one that has a name. */
final class InOtherNamespace {
    /** The lab's other end, which is to stay there. */
    private static final String PEER = "peer";
    private static final String LAB_PEER = "bpflab-peer";

    private InOtherNamespace() {}

    /** Attaches; a trouble for want of the interface tells where it is. */
    static Link orTold(Program program, Hook hook, Supplier<Link> attach) {
        try {
            return attach.get();
        } catch (TroubleException none) {
            throw hook.networkInterface()
                    .filter(name -> InterfaceNames.index(name).isEmpty())
                    .flatMap(name -> namespace(name).map(there -> trouble(none, program, hook, name, there)))
                    .orElse(none);
        }
    }

    private static Optional<String> namespace(String device) {
        return NetworkNamespaces.others().stream().filter(there -> has(there, device))
                .map(there -> there.getFileName().toString()).findFirst();
    }

    private static boolean has(Path namespace, String device) {
        return NetworkNamespace.callUnchecked(namespace, () -> Interfaces.names().contains(device));
    }

    private static TroubleException trouble(
            TroubleException none, Program program, Hook hook, String device, String there) {
        String lab = there.equals(LAB_PEER) ? device.replace(PEER, "lab") : device;
        return Trouble.failed(none.trouble().what(),
                device + " is in the network namespace " + there + ", and a program is attached from inside its own",
                lab.equals(device) ? "!ip -n " + there + " link set " + device + " netns $PPID   # brings it here"
                        : ":attach " + program.name() + " " + hook.kind().word() + " "
                                + hook.target().replace(device, lab) + "   # the end of the lab that is here")
                .toException(none);
    }
}
