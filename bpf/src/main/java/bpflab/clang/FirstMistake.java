package bpflab.clang;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What first BPF programs get wrong, told by clang's words for it, and what to do. */
record FirstMistake(Pattern message, Pattern source, String hint) {
    private static final Pattern ANY = Pattern.compile("");

    private static final String WIDE = "A call to built-in function '__\\w*ti\\w*' is not supported.*";

    private static final String HELPERS =
            "SEC, __uint and __type come from a header: add #include <bpf/bpf_helpers.h> below #include <linux/bpf.h>";

    private static final FirstMistake[] TABLE = {
        on("unknown type name '__(?:u|s|be|le|wsum)\\d*'", 
                "put #include <linux/bpf.h> above #include <bpf/bpf_helpers.h>: the second uses the types of "
                        + "the first"),
        on("'asm/types\\.h' file not found",
                "install the headers of this machine's kind: apt-get install linux-libc-dev"),
        on("'(?:linux/|asm/|asm-generic/).*' file not found",
                "!apt-get install linux-libc-dev; if it is a header of the kernel's own sources, use #include "
                + "\"vmlinux.h\""),
        on("'bpf/.*' file not found", "!apt-get install libbpf-dev"),
        on("'bpf_helpers\\.h' file not found", "write #include <bpf/bpf_helpers.h>"),
        on("'uapi/.*' file not found",
                "the kernel's sources call it so; installed it is the same name without uapi/, and this machine has "
                        + "none of that name: #include \"vmlinux.h\" has the kernel's types"),
        on("'(?:stdio|stdlib|unistd)\\.h' file not found|'(?:bits|gnu)/.*' file not found|'sys/.*' file not "
                + "found",
                "a BPF program cannot use the C library: take the include out; bpf_printk prints, __builtin_memcpy "
                        + "and __builtin_memset copy and fill"),
        on("a parameter list without types is only allowed in a function definition", "^\\s*(?!BPF_)[A-Z_0-9]+\\(",
                "nothing defines this macro: is it spelt right, and is the header with it included?"),
        on("'bcc/.*' file not found|a parameter list without types is only allowed in a function definition",
                "macros as BPF_HASH(...) belong to BCC, which rewrites them before compiling: define the map as a "
                        + "struct { ... } NAME SEC(\".maps\") instead"),
        on("too few arguments to function call, expected 4, have 3", "\\bbpf_sk_redirect_map\\(",
                "since Linux 4.15 the packet is its first argument: bpf_sk_redirect_map(skb, &MAP, KEY, FLAGS)"),
        on("too few arguments to function call, expected 4, have 2", "\\bbpf_redirect_neigh\\(",
                "since Linux 5.10 a next hop and its length stand in the middle: bpf_redirect_neigh(IFINDEX, 0, 0, "
                        + "FLAGS)"),
        on("too few arguments to function call, expected at least 2, have 1", "\\bbpf_trace_printk\\(",
                "bpf_trace_printk wants the length of its text as well: write bpf_printk(\"...\"), which puts it in"),
        on("expected parameter declarator", "\\b(?:SEC|__uint|__type)\\(", HELPERS),
        on("use of undeclared identifier '(?:SEC|__uint|__type|__always_inline)'", HELPERS),
        on("(?:implicit declaration of|call to undeclared) function 'bpf_(?!htons|htonl|ntohs|ntohl|core_).*|use of "
                + "undeclared identifier 'bpf_.*",
                "the helpers are declared in a header: add #include <bpf/bpf_helpers.h> below #include <linux/bpf.h>"),
        on(".*(?:function|identifier) '(?:__)?(?:bpf_)?(?:htons|htonl|ntohs|ntohl|cpu_to_be\\d+|be\\d+_to_cpu)'.*",
                "add #include <bpf/bpf_endian.h> and write bpf_htons, bpf_htonl, bpf_ntohs, bpf_ntohl"),
        on(".*(?:function|identifier) '(?:BPF_CORE_READ|bpf_core_).*", "add #include <bpf/bpf_core_read.h>"),
        on(".*(?:function|identifier) '(?:BPF_PROG|BPF_KPROBE|PT_REGS_PARM\\d|PT_REGS_RC).*",
                "add #include <bpf/bpf_tracing.h>"),
        on("use of undeclared identifier 'ETH_P_\\w+'",
                "ETH_P_IP is a macro, and vmlinux.h holds types only: write #define ETH_P_IP 0x0800, or include "
                        + "<linux/if_ether.h> in place of vmlinux.h"),
        on("use of undeclared identifier 'TC_ACT_\\w+'",
                "TC_ACT_OK is a macro, and vmlinux.h holds types only: write #define TC_ACT_OK 0, or include "
                        + "<linux/pkt_cls.h> in place of vmlinux.h"),
        on("(?:unknown type name|use of undeclared identifier) 'size_t'.*", "add #include <stddef.h>, or write __u64"),
        on("(?:unknown type name|use of undeclared identifier) '(?:bool|true|false)'.*",
                "add #include <stdbool.h> (vmlinux.h has bool, true and false too)"),
        on("(?:unknown type name|use of undeclared identifier) 'u?int(?:8|16|32|64)_t'.*",
                "add #include <stdint.h>, or write __u32 for uint32_t and __s32 for int32_t"),
        on("use of undeclared identifier 'ETH_(?:HLEN|ALEN)'",
                "ETH_HLEN and ETH_ALEN are macros, and vmlinux.h holds types only: write #define ETH_HLEN 14, #define "
                        + "ETH_ALEN 6, or include <linux/if_ether.h> in place of vmlinux.h"),
        on("redefinition of 'libbpf_tristate'.*|redefinition of enumerator 'TRI_\\w+'",
                "take #include <bpf/libbpf.h> out: it is for the program that loads this one; here bpflab does that"),
        on("no member named '\\w+' in 'struct (?:xdp_md|__sk_buff|bpf_\\w+)'", "\\bPT_REGS_\\w+\\(",
                "PT_REGS_PARM1 and its like read the registers that kprobes and uprobes are given: such a program is "
                        + "int f(struct pt_regs *ctx) in SEC(\"kprobe/FUNCTION\")"),
        on("use of undeclared identifier 'IPPROTO_(?:ICMPV6|HOPOPTS|ROUTING|FRAGMENT|NONE|DSTOPTS|MH)'",
                "add #include <linux/in6.h>"),
        on("use of undeclared identifier 'IPPROTO_\\w+'", "add #include <linux/in.h> (vmlinux.h has it too)"),
        on("use of undeclared identifier '(?:__NR|SYS)_\\w+'",
                "add #include <asm/unistd.h>, which has the numbers of the system calls: __NR_getuid"),
        on("use of undeclared identifier 'NULL'", "add #include <stddef.h>, or write 0"),
        on("(?:unknown type name|use of undeclared identifier) '(?:u|s)(?:8|16|32|64)'",
                "write __u32 for u32, __u64 for u64: the short names are the kernel's own"),
        on(".*incomplete (?:definition of )?type 'struct bpf_map_def'.*",
                "struct bpf_map_def is gone since libbpf 1.0: struct { __uint(type, ...); __uint(max_entries, ...); "
                        + "__type(key, ...); __type(value, ...); } NAME SEC(\".maps\");"),
        on(".*incomplete (?:definition of )?type 'struct (?:ethhdr|vlan_hdr)'.*", "add #include <linux/if_ether.h>"),
        on(".*incomplete (?:definition of )?type 'struct iphdr'.*", "add #include <linux/ip.h>"),
        on(".*incomplete (?:definition of )?type 'struct ipv6hdr'.*", "add #include <linux/ipv6.h>"),
        on(".*incomplete (?:definition of )?type 'struct tcphdr'.*", "add #include <linux/tcp.h>"),
        on(".*incomplete (?:definition of )?type 'struct udphdr'.*", "add #include <linux/udp.h>"),
        on(".*incomplete (?:definition of )?type 'struct icmphdr'.*", "add #include <linux/icmp.h>"),
        on(".*incomplete (?:definition of )?type 'struct (?:xdp_md|__sk_buff|sk_msg_md|sk_reuseport_md|bpf_(?:sock|"
                + "sock_addr|sock_ops|sockopt|sysctl|sk_lookup|cgroup_dev_ctx|fib_lookup|spin_lock|timer|dynptr))'.*|"
                + "use of undeclared identifier '(?:XDP_(?:ABORTED|DROP|PASS|TX|REDIRECT)|SK_(?:PASS|DROP)|"
                + "BPF_(?:ANY|NOEXIST|EXIST))'",
                "add #include <linux/bpf.h> above the other includes, or #include \"vmlinux.h\" in place of all "
                        + "<linux/...>"),
        on(".*incomplete (?:definition of )?type 'struct tracepoint__.*",
                "a tracepoint has the fields that this kernel's events/GROUP/EVENT/format names, and only where the "
                        + "kernel has it: Tab behind :attach NAME tracepoint lists all"),
        on(".*incomplete (?:definition of )?type 'struct .*",
                "the header with this struct is missing: #include \"vmlinux.h\", which stands in place of all "
                        + "<linux/...>, has every type of this kernel"),
        on("incompatible integer to pointer conversion .*'__u32'.*",
                "the packet pointers of the context are numbers: write (void *)(long)ctx->data"),
        on(".*BPF stack limit.*is exceeded.*", "memmove\\s*\\(",
                "memmove reads all before it writes, into the stack's 512 bytes: where the two do not lie over each "
                        + "other, write __builtin_memcpy"),
        on(".*BPF stack limit.*is exceeded.*|.*stack arguments.*|stack frame size.*exceeds limit.*",
                "all variables of a function share 512 bytes: keep big ones in a map (BPF_MAP_TYPE_PERCPU_ARRAY with "
                        + "one entry), or make them smaller"),
        on("(?:A call to )?built-in function '(?:memcpy|memset)' is not supported.*", "^(?!.*mem(?:cpy|set)\\s*\\().*"
                + "(?:[^=!<>]=[^=]|\\+\\+)",
                "clang makes a call of such a loop, and there is none to call: write barrier(); into the loop behind "
                        + "the assignment, or add -- -fno-builtin to the line"),
        on("(?:A call to )?built-in function '(?:memcpy|memset|memmove|memcmp)' is not supported.*|.*library function "
                + "'(?:memcpy|memset|memmove)'.*",
                "the number of bytes must be a constant, and the call __builtin_memcpy or __builtin_memset; n bytes "
                        + "of at most 16 are for (int i = 0; i < 16 && i < n; i++) { to[i] = from[i]; barrier(); }"),
        on("(?:A call to )?built-in function 'abort' is not supported.*",
                "nothing ends a program but its return: write return XDP_ABORTED; or what means no at its hook"),
        on("A call to built-in function '__(?:float|fix|extend|trunc|add|sub|mul|div|neg|pow|eq|ne|lt|le|gt|ge|unord)"
                + "\\w*[sdtxh]f\\w*' is not supported.*|error in backend: Cannot select: .* f(?:16|32|64|80|128)\\b.*",
                "BPF has no floating point: count in whole numbers of a smaller unit (x * 500 / 1000 for x * 0.5), and "
                        + "leave fractions to what shows them"),
        on(WIDE,
                "BPF has no numbers of 128 bits: use __u64, and where a product does not fit divide first"),
        on(".*VarArgs or StructRet are not supported.*|.*only small returns supported.*|.*aggregate returns are not "
                + "supported.*|.*variadic functions are not supported.*",
                "a BPF function returns one number or pointer and takes as many arguments as it names: make it static "
                        + "__always_inline, or have it fill a struct that a pointer argument points at"),
        on("thread-local storage is not supported.*",
                "a program runs on a CPU, not in a thread: a BPF_MAP_TYPE_PERCPU_ARRAY with one entry is a variable "
                        + "for each CPU"),
        on(".*[Uu]nsupported dynamic stack allocation.*",
                "how much of the stack is used must be known when it is compiled: give the array a constant size"),
        on("Unsupported atomic operations, please use 32/64 bit.*|error in backend: Cannot select: .*Atomic.* "
                + "\\(s(?:8|16)\\) .*",
                "atomic operations work on __u32 and __u64: make the variable one of these"),
        on("Unsupported atomic operations, please use 64 bit.*|error in backend: Cannot select: .*Atomic.* \\(s32\\) "
                + ".*",
                "atomic operations work on __u64, and on __u32 with -mcpu=v3: make the variable __u64, or add "
                        + "-- -mcpu=v3 to the line"),
        on("error in backend: line \\d+: Invalid usage of the XADD return value.*",
                "leave the value that __sync_fetch_and_add returns alone: the plain addition is all that BPF had at "
                        + "first; with -- -mcpu=v3 clang may return the old value"),
        on(".*(?:implicitly declaring|call to undeclared) library function '(?:printf|puts)'.*",
                "a BPF program has no C library: bpf_printk(\"...\") writes to the trace"),
        on(".*(?:implicitly declaring|call to undeclared) library function '(?:malloc|calloc|free)'.*",
                "a BPF program cannot allocate memory: keep data in a map"),
        on(".*(?:implicitly declaring|call to undeclared) library function .*",
                "a BPF program has no C library: what it calls must be in this file, or be a BPF helper"),
        on("[Uu]nsupport(?:ed)? signed division.*|.*signed division is not supported.*|error in backend: Cannot "
                + "select: .* sdiv .*",
                "divide unsigned numbers, as in (__u32)a / (__u32)b where neither is below 0: signed division needs "
                        + "clang 18, Linux 6.6 and -- -mcpu=v4"),
        on(".*too many args.*|.*stack arguments are not supported.*|.*only support up to 5.*|.*pass by value not "
                + "supported.*",
                "a BPF function takes at most 5 arguments, each a number or a pointer: make it static "
                        + "__always_inline, or pass a pointer to a struct"),
        on(".*unable to create target.*|unknown target triple.*|.*No available targets are compatible.*",
                "this clang was built without BPF: apt-get install clang"),
        on("clang itself broke down.*",
                "the mistake is clang's, not this C's: put what the function does another way, as a loop in place of "
                        + "__builtin_clz or __builtin_popcount; a newer clang may take it as it is"),
        on("error in backend: .*",
                "this C is too much for this clang's BPF back end: the function named above is the place to simplify; "
                + "a newer clang may do it"),
        on("\\S+ changed binding to STB_GLOBAL|symbol '\\S+' is already defined|invalid symbol redefinition",
                "a function cannot be called as a section is, for both are symbols of the object file: give the "
                        + "function another name, as xdp_pass in SEC(\"xdp\")"),
        on("redefinition of '\\w*(?:packed|PACKED)\\w*' with a different type.*",
                "nothing defines this macro, so that clang takes it for a variable: write "
                        + "__attribute__((packed)) in its place, or include what defines it"),
        on("'.*' file not found", "#\\s*include\\s*[\"<]",
                "this header belongs to where the file is from: put it beside the file, or into a folder headers, "
                        + "include or common there, or say the folder that it is in: :load FILE -I FOLDER"),
    };

    /**
     * What is told of a file with vmlinux.h alone: the value of just this macro of the network's headers, which
     * vmlinux.h keeps out; and that this kernel has no such type.
     */
    private static final Pattern KERNELS = Pattern.compile(
            "use of undeclared identifier '(?:ETH_P|TC_ACT|IPPROTO)_\\w+'"
                    + "|.*incomplete (?:definition of )?type '(?:struct|union) (?!bpf_map_def\\b|tracepoint__)\\w+'.*");
    private static final Pattern TO_ADD = Pattern.compile("add #include <(?<name>bpf/[^>]+)>");

    private static FirstMistake on(String message, String hint) {
        return new FirstMistake(Pattern.compile(message), ANY, hint);
    }

    /** Only where the source line below the message has something in it. */
    private static FirstMistake on(String message, String source, String hint) {
        return new FirstMistake(Pattern.compile(message), Pattern.compile(source), hint);
    }

    /**
     * What to do about these messages on a file. A mistake of the whole file has one hint; else each
     * message's, once, in the order of the messages.
     */
    static List<String> hints(List<Diagnostic> diagnostics, Reading read) {
        return WholeFileMistake.hint(diagnostics, read)
                .map(List::of)
                .orElseGet(() -> ofItself(diagnostics).flatMap(d -> hint(d, read).stream()).distinct().toList());
    }

    /** Calls for numbers of 128 bits give them back in two registers: that complaint follows from the first. */
    private static Stream<Diagnostic> ofItself(List<Diagnostic> diagnostics) {
        boolean wide = diagnostics.stream().anyMatch(each -> each.message().matches(WIDE));
        return diagnostics.stream().filter(each -> !wide || !each.message().contains("only small returns supported"));
    }

    /** Whether one hint explains all errors: what clang says of the rest follows from the first. */
    static boolean explain(List<Diagnostic> diagnostics, Reading read) {
        List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
        return WholeFileMistake.hint(diagnostics, read).isPresent()
                || errors.stream().noneMatch(error -> hint(error, read).isEmpty())
                && errors.stream().flatMap(error -> hint(error, read).stream()).distinct().count() == 1;
    }

    /** A header that is included already is not to be added: it does not have the name. */
    private static String fitting(String general, Reading read) {
        String hint = read.hasVmlinux()
                ? general.replace("below #include <linux/bpf.h>", "below #include \"vmlinux.h\"")
                : general;
        Matcher header = TO_ADD.matcher(hint);
        return header.find() && read.included().contains(header.group("name"))
                ? "<" + header.group("name") + "> is included and does not have that name: is it spelt right? What "
                        + "only newer headers or the kernel's selftests have, and functions of the kernel (extern … "
                        + "__ksym), are to be declared in this file"
                : hint;
    }

    /** The first line of the table that fits. */
    private static List<String> hint(Diagnostic diagnostic, Reading read) {
        if (read.hasVmlinux() && KERNELS.matcher(diagnostic.message()).matches()) {
            Optional<String> value = KernelNames.hint(diagnostic, read);
            if (value.isPresent()) {
                return List.of(value.get());
            }
        }
        Optional<String> macro = FurtherDown.hint(diagnostic, read.text())
                .or(() -> KernelMacros.hint(diagnostic, read.text()));
        if (macro.isPresent()) {
            return List.of(macro.get());
        }
        String source = diagnostic.source().isEmpty() ? "" : diagnostic.source().get(0);
        for (FirstMistake mistake : TABLE) {
            if (mistake.message.matcher(diagnostic.message()).matches() && mistake.source.matcher(source).find()) {
                return List.of(fitting(mistake.hint, read));
            }
        }
        return KernelNames.hint(diagnostic, read).map(List::of).orElse(List.of());
    }
}
