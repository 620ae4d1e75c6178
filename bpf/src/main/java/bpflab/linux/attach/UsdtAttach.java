package bpflab.linux.attach;

import bpflab.elf.Executable;
import bpflab.elf.UsdtProbe;
import bpflab.hook.Usdt;
import bpflab.kernel.Link;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.NamedMap;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a program on the places of a USDT probe, as libbpf's {@code bpf_program__attach_usdt} does: a uprobe at each,
 * and for {@code bpf_usdt_arg} a description of where the arguments are, whose number the probe's cookie is.
 */
record UsdtAttach(AttachRequest request, Usdt hook) {
    /** {@code __bpf_usdt_specs} of bpf/usdt.bpf.h. */
    private static final String SPECS = "__bpf_usdt_specs";

    Link attach() {
        String what = request.what(hook);
        ProbeSource source = ProbeSource.of("uprobe", what);
        ProbedBinary binary = ProbedBinary.of(hook.binary(),
                file -> file.probeNames().contains(hook.provider() + ":" + hook.name()), what,
                request.example(hook));
        List<UsdtProbe> places = places(binary, what);
        Optional<Fd> specs = NamedMap.ofProgram(SPECS, request.program());
        List<LinuxLink> links = new ArrayList<>();
        try {
            for (UsdtProbe place : places) {
                links.add(on(place, source, binary, specs));
            }
        } catch (RuntimeException notAll) {
            links.forEach(LinuxLink::close);
            throw notAll;
        } finally {
            specs.ifPresent(Fd::close);
        }
        return new LinkGroup(request.links(), links);
    }

    private List<UsdtProbe> places(ProbedBinary binary, String what) {
        Executable executable = Executable.read(Path.of(binary.path()));
        List<UsdtProbe> found = executable.probes().stream()
                .filter(probe -> probe.provider().equals(hook.provider()) && probe.name().equals(hook.name()))
                .toList();
        if (found.isEmpty()) {
            List<String> known = binary.names(Executable::probeNames);
            throw Trouble.failed(what, binary.lacks("probe " + hook.provider() + ":" + hook.name(),
                            known.isEmpty() ? ": its authors left none in it" : ""),
                    Nearest.hint(hook.provider() + ":" + hook.name(), known, "Tab completes them")).toException();
        }
        return found;
    }

    private LinuxLink on(UsdtProbe place, ProbeSource source, ProbedBinary binary, Optional<Fd> specs) {
        long cookie = specs.map(map -> describe(place, map)).orElse(0L);
        try (PerfAttr attr = source.event(false, place.counter()).probe(binary.path(), place.offset())) {
            return new PerfLink(request, hook, code -> request.trouble(hook, code)).attach(attr, binary.process(),
                    binary.processor(), cookie, "uprobe " + binary.path() + "+0x" + Long.toHexString(place.offset()));
        }
    }

    /** @return the number of the description */
    private long describe(UsdtProbe place, Fd specs) {
        int number = request.links().nextUsdtSpec();
        try (Memory key = new Memory(Integer.BYTES); Memory value = UsdtArguments.of(place.arguments(),
                request.what(hook)).spec()) {
            key.setInt(0, number);
            ReturnCode.check(Libbpf.bpf_map_update_elem(specs.number(), key, value, 0), request.what(hook));
            return number;
        }
    }
}
