package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers by the names that they had in the kernel's own tree to those that are installed, or to none. */
final class TreeHeaders implements Rule {
    /** libbpf's, which lay beside the samples until Linux 5.4. */
    private static final Set<String> LIBBPFS =
            Set.of("bpf_helpers.h", "bpf_endian.h", "bpf_tracing.h", "bpf_core_read.h");
    /** Folders of the kernel's tree of which only a part is installed. */
    private static final Pattern KERNELS =
            Pattern.compile("(?:uapi/)?(?:linux|net|asm|asm-generic|generated|trace|scsi|crypto)/.+");
    /** Headers whose content is written otherwise today, and what has it. */
    private static final Map<String, String> REPLACED = Map.of(
            "bpf_elf.h", "iproute2's header declares the struct of its maps only, and they are written otherwise",
            "iproute2/bpf_elf.h",
            "iproute2's header declares the struct of its maps only, and they are written otherwise",
            "bpf_legacy.h", "what the header declared is written out below",
            "bpf_load.h", "the header is of a loader of the kernel's samples, and not for the program",
            IprouteNames.HEADER, "iproute2's header has short names for what libbpf's headers have; those that are "
                    + "used are written out below");

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        boolean kernels = KernelTypes.areRead(source);
        boolean replaced = false;
        for (int i = 2; i < source.tokens().size(); i++) {
            Token header = source.token(i);
            if (header.kind() == Token.Kind.HEADER) {
                int begin = source.token(i - 2).from();
                replaced |= KernelTypes.isVmlinux(header);
                if (kernels && !KernelTypes.isVmlinux(header) && KernelTypes.has(source, header)) {
                    draft.replace(begin, replaced ? end(source, header) : header.to(),
                            replaced ? "" : "#include \"vmlinux.h\"", KernelTypes.WHY);
                    replaced = true;
                    continue;
                }
                Optional<String> gone = gone(source, header);
                gone.ifPresent(why -> draft.replace(begin, end(source, header), "", why));
                today(source, header).filter(now -> gone.isEmpty()).ifPresent(
                        now -> draft.replace(header.from(), header.to(), now, why(header, now)));
            }
        }
    }

    /** With its line, where nothing else is on it. */
    static int end(Original source, Token header) {
        int next = source.nextLine(header.to());
        return source.between(header.to(), next).isBlank() ? next : header.to();
    }

    private static String why(Token header, String now) {
        return header.content().startsWith("uapi/")
                || header.content().equals("bpf.h")
                        ? "only the kernel's own source tree calls it so; it is installed as " + now
                : "libbpf's headers are installed in a folder of their own, bpf/";
    }

    /** What it is called today, marks and all; empty for a name of today, and for a file that is there. */
    static Optional<String> today(Original source, Token header) {
        String name = header.content();
        if (Surroundings.near(source, header).isPresent()) {
            return Optional.empty();
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (LIBBPFS.contains(last) && !name.equals("bpf/" + last)) {
            return Optional.of("<bpf/" + last + ">");
        }
        if (name.equals("bpf.h")) {
            return Optional.of("<linux/bpf.h>");
        }
        return name.startsWith("uapi/") ? Optional.of("<" + name.substring(5) + ">") : Optional.empty();
    }

    /** Why there is no such header, where a program of today has no need of it. */
    static Optional<String> gone(Original source, Token header) {
        String name = header.content();
        if (Surroundings.near(source, header).isPresent()) {
            return Optional.empty();
        }
        boolean kernels = KERNELS.matcher(name).matches() && !isInstalled(name.replaceFirst("^uapi/", ""))
                && !LIBBPFS.contains(name.substring(name.lastIndexOf('/') + 1));
        return kernels
                ? Optional.of("it is inside the kernel's own source tree, and not for programs outside")
                : Optional.ofNullable(REPLACED.get(name.endsWith(IprouteNames.HEADER) ? IprouteNames.HEADER : name))
                        .filter(why -> !isInstalled(name) || name.contains("elf"));
    }

    private static boolean isInstalled(String name) {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        return List.of("/usr/include", "/usr/include/" + machine).stream()
                .anyMatch(folder -> Files.exists(Path.of(folder, name)));
    }
}
