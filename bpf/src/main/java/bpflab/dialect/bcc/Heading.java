package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import bpflab.owner.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What a text includes and defines at its beginning. */
final class Heading {
    private static final Path SYSTEM = Path.of("/usr/include");
    /** Headers whose types and numbers BCC's own headers bring along, whatever a program includes. */
    private static final List<String> BROUGHT = List.of(
            "linux/bpf.h", "linux/types.h", "linux/if_ether.h", "linux/if_packet.h", "linux/if_vlan.h",
            "linux/if_arp.h", "linux/ip.h", "linux/ipv6.h", "linux/in.h", "linux/in6.h", "linux/icmp.h",
            "linux/icmpv6.h", "linux/tcp.h", "linux/udp.h", "linux/pkt_cls.h");
    private static final Map<String, String> SHORT = shortTypes();
    /** The words of this system's headers, which do not change while a bench runs. */
    private static final Map<String, Set<String>> WORDS = new ConcurrentHashMap<>();
    /** The token that a header's name is when nothing stands before its line. */
    private static final int FIRST = 2;
    private static final String VMLINUX =
            "BCC includes the kernel's own headers; vmlinux.h has this kernel's types, libbpf's headers the helpers";

    private final Page page;
    private final Needs needs;
    private final List<String> tracepoints;
    private final String version;

    Heading(Page page, Needs needs, List<String> tracepoints, String version) {
        this.page = page;
        this.needs = needs;
        this.tracepoints = tracepoints;
        this.version = version;
    }

    private static Map<String, String> shortTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        for (String bits : List.of("8", "16", "32", "64")) {
            types.put("u" + bits, "typedef __u" + bits + " u" + bits + ";");
            types.put("s" + bits, "typedef __s" + bits + " s" + bits + ";");
            types.put("uint" + bits + "_t", "typedef __u" + bits + " uint" + bits + "_t;");
            types.put("int" + bits + "_t", "typedef __s" + bits + " int" + bits + "_t;");
        }
        types.put("bool", "#include <stdbool.h>");
        types.put("size_t", "#include <stddef.h>");
        return types;
    }

    /** Whether the kernel's own types are needed: else the headers for everybody are enough, and stay. */
    boolean isKernel() {
        boolean plain = page.programs().stream().noneMatch(Program::isKernel)
                && page.source().headers().allMatch(this::isForAll)
                && tracepoints.isEmpty()
                && page.tables().values().stream().noneMatch(table -> table.type().equals("STACK_TRACE"));
        if (!plain) {
            return true;
        }
        Set<String> all = names(included());
        return tags().stream().anyMatch(tag -> !all.contains(tag));
    }

    private boolean isForAll(Token header) {
        return isBccs(header.content()) || Reading.isOwn(page.source().path(), header, page.options().flags())
                || Files.isRegularFile(SYSTEM.resolve(plain(header)));
    }

    private static boolean isBccs(String name) {
        return name.startsWith("bcc/");
    }

    private static String plain(Token header) {
        String name = header.content();
        return name.startsWith("uapi/") ? name.substring("uapi/".length()) : name;
    }

    /** The structs that the text uses and does not define. */
    private Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        Original source = page.source();
        for (int i = 1; i < source.tokens().size(); i++) {
            if (source.token(i - 1).is("struct") && source.token(i).kind() == Token.Kind.NAME) {
                tags.add(source.token(i).text());
            }
        }
        for (int i = 1; i < source.tokens().size(); i++) {
            if (source.token(i - 1).is("struct") && source.token(i + 1).is("{")) {
                tags.remove(source.token(i).text());
            }
        }
        tags.removeIf(Supplies.PACKETS::has);
        return tags;
    }

    /** The headers that are needed where those for everybody are enough. */
    private List<String> included() {
        List<String> names = new ArrayList<>();
        names.add("linux/bpf.h");
        names.add("linux/types.h");
        page.source().headers().map(Heading::plain).filter(name -> !isBccs(name)).forEach(names::add);
        Set<String> used = needs.names();
        for (String header : BROUGHT) {
            if (!names.contains(header) && gives(names(List.of(header)), used, names(names))) {
                names.add(header);
            }
        }
        return names;
    }

    /** Whether a header declares a struct or number that is used and that the others do not have. */
    private boolean gives(Set<String> header, Set<String> used, Set<String> others) {
        Set<String> tags = tags();
        return used.stream()
                .filter(name -> Character.isUpperCase(name.charAt(0)) || tags.contains(name))
                .anyMatch(name -> header.contains(name) && !others.contains(name));
    }

    /** The words of headers, comments left out. */
    private static Set<String> names(List<String> headers) {
        Set<String> all = new TreeSet<>();
        headers.forEach(header -> all.addAll(WORDS.computeIfAbsent(header, name -> Needs.words(text(name)))));
        return all;
    }

    private static String text(String header) {
        try {
            return PlainFile.text(SYSTEM.resolve(header));
        } catch (IOException missing) {
            return "";
        }
    }

    /**
     * Writes it.
     *
     * @param translated the words of the translation so far, beside those of the text
     */
    void write(boolean isKernel, Set<String> translated) {
        Set<String> used = new TreeSet<>(needs.names());
        used.addAll(translated);
        used.addAll(page.needed());
        List<String> head = new ArrayList<>();
        Set<String> kept = new TreeSet<>();
        if (isKernel) {
            head.addAll(page.collisions().around("#include \"vmlinux.h\""));
        } else {
            page.source().headers().map(Token::content).forEach(kept::add);
            included().stream().filter(name -> !kept.contains(name) && !kept.contains("uapi/" + name))
                    .forEach(name -> head.add("#include <" + name + ">"));
        }
        used.removeAll(List.of("LINUX_VERSION_CODE", "KERNEL_VERSION").stream().filter(n -> !page.source().names(n))
                .toList());
        List<String> pieces = needs.text(used, isKernel);
        pieces.forEach(piece -> used.addAll(Needs.words(piece)));
        helpers(used, head);
        if (!isKernel) {
            SHORT.entrySet().stream().filter(row -> used.contains(row.getKey())).map(Map.Entry::getValue).distinct()
                    .forEach(head::add);
        }
        if (used.contains("LINUX_VERSION_CODE") || used.contains("KERNEL_VERSION")) {
            head.add("#ifndef KERNEL_VERSION\n#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))\n"
                    + "#endif");
            head.add("#define LINUX_VERSION_CODE " + version);
        }
        pieces.stream().filter(piece -> !piece.contains("\n")).forEach(head::add);
        pieces.stream().filter(piece -> piece.contains("\n")).forEach(piece -> head.add("\n" + piece));
        tracepoints.forEach(piece -> head.add("\n" + piece));
        includes(isKernel, head);
    }

    private static void helpers(Set<String> used, List<String> head) {
        head.add("#include <bpf/bpf_helpers.h>");
        boolean swaps = used.stream().anyMatch(name -> name.startsWith("bpf_hto") || name.startsWith("bpf_nto")
                || name.startsWith("bpf_cpu_to") || name.startsWith("bpf_be") || name.startsWith("packet_store")
                || name.startsWith("incr_cksum"));
        if (swaps) {
            head.add("#include <bpf/bpf_endian.h>");
        }
        if (used.stream().anyMatch(name -> name.startsWith("PT_REGS_") || name.equals("BPF_PROG")
                || name.equals("BPF_KPROBE") || name.equals("BPF_KSYSCALL") || name.equals("BPF_UPROBE"))) {
            head.add("#include <bpf/bpf_tracing.h>");
        }
        if (used.stream().anyMatch(name -> name.startsWith("BPF_CORE_READ") || name.startsWith("BPF_PROBE_READ")
                || name.equals("BPF_KSYSCALL"))) {
            head.add("#include <bpf/bpf_core_read.h>");
        }
        if (used.stream().anyMatch(name -> name.startsWith("bpf_usdt_"))) {
            head.add("#include <bpf/usdt.bpf.h>");
        }
    }

    /** The headers of the text go or stay, and the rest goes before them or in their place. */
    private void includes(boolean isKernel, List<String> head) {
        Original source = page.source();
        List<Integer> removed = new ArrayList<>();
        int last = -1;
        for (int i = 2; i < source.tokens().size(); i++) {
            Token header = source.token(i);
            if (header.kind() != Token.Kind.HEADER || Reading.isOwn(source.path(), header, page.options().flags())) {
                continue;
            }
            if (isKernel || isBccs(header.content()) || !header.text().startsWith("<")) {
                removed.add(i);
            } else {
                last = i;
                if (header.content().startsWith("uapi/")) {
                    page.draft().replace(
                            header.from(), header.to(), "<" + plain(header) + ">",
                            "uapi/ is a folder of the kernel's own tree");
                }
            }
        }
        String text = String.join("\n", head) + "\n";
        if (last >= 0) {
            page.draft().insert(source.nextLine(source.token(last).to()), text, "BCC includes these by itself");
            removed.forEach(i -> remove(source, i, ""));
            return;
        }
        int first = removed.isEmpty() || removed.get(0) > FIRST ? -1 : removed.get(0);
        removed.forEach(i -> remove(source, i, i == first ? text : ""));
        if (first < 0) {
            page.draft().insert(source.token(0).from(), text + "\n", VMLINUX);
        }
    }

    private void remove(Original source, int header, String with) {
        int from = source.token(header - 2).from();
        int to = source.nextLine(source.token(header).to());
        boolean alone = source.between(source.token(header).to(), to).isBlank();
        page.draft().replace(
                from, alone ? to : source.token(header).to(), with,
                with.isEmpty() ? "vmlinux.h has what the header declares" : VMLINUX);
    }
}
