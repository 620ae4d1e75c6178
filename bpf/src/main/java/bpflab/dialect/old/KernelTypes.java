package bpflab.dialect.old;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a program reads the kernel's own structs, which only vmlinux.h has today: then it takes the place of all
 * headers of the system.
 */
final class KernelTypes {
    private static final Path SYSTEM = Path.of("/usr/include");
    /** What contexts and the headers in {@link Missing} have. */
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "__sk_buff|xdp_md|pt_regs|bpf_map_def|bpf_elf_map|bpf_perf_event_data|sk_msg_md|sk_reuseport_md"
            + "|ethhdr|iphdr|ipv6hdr|tcphdr|udphdr|icmphdr|icmp6hdr|vlan_hdr|in_addr|in6_addr|sockaddr\\w*");

    /** Reads whose fields are looked up in the kernel's own types: those for programs outside have other names. */
    private static final Pattern RELOCATED = Pattern.compile("BPF_CORE_READ\\w*|PT_REGS_\\w*_CORE\\w*|bpf_core_read");

    /** What the kernel's own records of its tracepoints are called. */
    private static final Pattern RECORDS = Pattern.compile("trace_event_raw_\\w+");

    static final String WHY =
            "the program reads structs of the kernel itself: vmlinux.h has those of this one, and all "
            + "other types";

    private KernelTypes() {}

    /** Whether vmlinux.h takes the place of a header: not of libbpf's, nor of one that has macros only. */
    static boolean has(Original source, Token header) {
        return Surroundings.near(source, header).isEmpty() && !header.content().equals("linux/version.h")
                && !TreeHeaders.today(source, header).orElse(header.text()).startsWith("<bpf/");
    }

    /** Whether a header is this kernel's types, by whatever path. */
    static boolean isVmlinux(Token header) {
        return header.content().endsWith(Surroundings.VMLINUX);
    }

    /**
     * Whether it includes headers from inside the kernel, and uses a struct that only they have; uses the record of a
     * tracepoint, which no header ever had; or includes vmlinux.h itself, which cannot stand beside other headers.
     */
    static boolean areRead(Original source) {
        if (source.headers().anyMatch(KernelTypes::isVmlinux)) {
            return true;
        }
        Set<String> tags = tags(source);
        if (tags.stream().anyMatch(tag -> RECORDS.matcher(tag).matches())) {
            return true;
        }
        if (source.headers().noneMatch(header -> TreeHeaders.gone(source, header).isPresent()
                || header.content().startsWith("uapi/"))) {
            return false;
        }
        if (source.tokens().stream().anyMatch(token -> RELOCATED.matcher(token.text()).matches())) {
            return true;
        }
        if (tags.isEmpty()) {
            return false;
        }
        String headers = Stream.concat(source.headers().map(Token::content), Stream.of("linux/bpf.h"))
                .map(KernelTypes::text).collect(Collectors.joining());
        return tags.stream().anyMatch(tag -> !headers.contains("struct " + tag + " {"));
    }

    /** The structs that the text uses, and neither defines nor only points at without looking into them. */
    private static Set<String> tags(Original source) {
        Surroundings around = new Surroundings(source);
        Set<String> tags = new TreeSet<>();
        for (int i = 0; i + 1 < source.tokens().size(); i++) {
            Token tag = source.token(i + 1);
            if (source.token(i).is("struct") && tag.kind() == Token.Kind.NAME && !around.defines(tag.text())
                    && !ELSEWHERE.matcher(tag.text()).matches()) {
                tags.add(tag.text());
            }
        }
        return tags;
    }

    /** Nothing of what lies elsewhere is read, whatever its name is. */
    static String text(String header) {
        Path file = SYSTEM.resolve(header.replaceFirst("^uapi/", "")).normalize();
        try {
            return file.startsWith(SYSTEM) && Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException notInstalled) {
            return "";
        }
    }
}
