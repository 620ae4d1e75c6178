package bpflab.dialect.old;

import bpflab.clang.KernelMacros;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line that declares names which the kernel's own headers declared by the way.
 *
 * @param names which
 * @param line what declares them today
 * @param headers any of these has them, too
 */
record Missing(Pattern names, String line, Set<String> headers) {
    /** In the order in which the lines are to stand. */
    static final List<Missing> TABLE = List.of(
            header("NULL|offsetof|size_t", "stddef.h", "stdlib.h", "stdio.h", "string.h", "unistd.h"),
            header("bool|true|false", "stdbool.h"),
            header("u?int(?:8|16|32|64)_t|u?intptr_t", "stdint.h", "inttypes.h", "netinet/in.h", "arpa/inet.h"),
            header("ETH_\\w+|ethhdr", "linux/if_ether.h", "net/ethernet.h", "netinet/if_ether.h"),
            header("iphdr", "linux/ip.h", "netinet/ip.h"),
            header("ipv6hdr", "linux/ipv6.h"),
            header("tcphdr", "linux/tcp.h", "netinet/tcp.h"),
            header("udphdr", "linux/udp.h", "netinet/udp.h"),
            header("icmphdr", "linux/icmp.h", "netinet/ip_icmp.h"),
            header("icmp6hdr|ICMPV6_\\w+", "linux/icmpv6.h"),
            header("sockaddr_in6|in6_addr", "linux/in6.h", "netinet/in.h", "linux/ipv6.h"),
            header("sockaddr_in", "linux/in.h", "netinet/in.h"),
            header("IPPROTO_\\w+|in_addr|INADDR_\\w+", "linux/in.h", "netinet/in.h", "arpa/inet.h"),
            header("TC_ACT_\\w+", "linux/pkt_cls.h"),
            header("TC_H_\\w+", "linux/pkt_sched.h"),
            header("SO_[A-Z]+|SOL_SOCKET", "asm/socket.h", "sys/socket.h"),
            header("TCP_[A-Z_]+", "linux/tcp.h", "netinet/tcp.h"),
            header("E(?:PERM|NOENT|INVAL|NOMEM|FAULT|EXIST|BUSY|AGAIN|ACCES|2BIG)", "asm/errno.h", "errno.h"),
            header("PATH_MAX|NAME_MAX", "linux/limits.h", "limits.h"),
            header("LINUX_VERSION_CODE|KERNEL_VERSION", "linux/version.h"),
            header("pt_regs", "linux/ptrace.h", "asm/ptrace.h"),
            header("bpf_perf_event_data", "linux/bpf_perf_event.h"),
            header("PERF_[A-Z_]+", "linux/perf_event.h"),
            header("__(?:constant_|cpu_to_|be16|be32|be64|le16|le32|le64)\\w*[hn_]to_?\\w+", "asm/byteorder.h"),
            typedef("u8"), typedef("u16"), typedef("u32"), typedef("u64"),
            typedef("s8"), typedef("s16"), typedef("s32"), typedef("s64"),
            new Missing(Pattern.compile("vlan_hdr"), "struct vlan_hdr {\n\t__be16 h_vlan_TCI;\n\t__be16 "
                    + "h_vlan_encapsulated_proto;\n};", Set.of()),
            define("VLAN_VID_MASK", "VLAN_VID_MASK 0x0fff"), define("VLAN_CFI_MASK", "VLAN_CFI_MASK 0x1000"),
            define("VLAN_PRIO_MASK", "VLAN_PRIO_MASK 0xe000"), define("VLAN_PRIO_SHIFT", "VLAN_PRIO_SHIFT 13"),
            define("VLAN_HLEN", "VLAN_HLEN 4"), define("VLAN_ETH_HLEN", "VLAN_ETH_HLEN 18"),
            define("VLAN_N_VID", "VLAN_N_VID 4096"),
            define("__stringify", "__stringify(x...) #x"), define("__user", "__user"),
            define("SOL_TCP", "SOL_TCP 6", "netinet/tcp.h"), define("SOL_UDP", "SOL_UDP 17", "netinet/udp.h"),
            define("SOL_IP", "SOL_IP 0", "netinet/in.h"), define("SOL_IPV6", "SOL_IPV6 41", "netinet/in.h"),
            define("PF_INET", "PF_INET 2", "sys/socket.h"), define("PF_INET6", "PF_INET6 10", "sys/socket.h"),
            define("SOCK_STREAM", "SOCK_STREAM 1", "sys/socket.h"),
            define("SOCK_DGRAM", "SOCK_DGRAM 2", "sys/socket.h"), define("SOCK_RAW", "SOCK_RAW 3", "sys/socket.h"),
            define("IP_DF", "IP_DF 0x4000"), define("IP_MF", "IP_MF 0x2000"), define("IP_OFFSET", "IP_OFFSET 0x1fff"),
            new Missing(Pattern.compile("ip_is_fragment"), "static inline int ip_is_fragment(const struct iphdr *ip)"
                    + "\n{\n\treturn (ip->frag_off & bpf_htons(0x3fff)) != 0;\n}", Set.of()),
            kernels("min"), kernels("max"),
            define("__force", "__force"), define("NR_CPUS", "NR_CPUS 64 /* most CPUs: the kernel's maker set it */"),
            define("TASK_COMM_LEN", "TASK_COMM_LEN 16"), define("AF_INET", "AF_INET 2", "sys/socket.h"),
            define("AF_INET6", "AF_INET6 10", "sys/socket.h"),
            kernels("likely"), kernels("unlikely"), kernels("ARRAY_SIZE"), kernels("BIT"),
            define("__packed", "__packed __attribute__((packed))"),
            kernels("__maybe_unused"),
            define("__inline__", "__inline__ inline"),
            kernels("noinline"),
            define("__section", "__section(name) __attribute__((section(name), used))"),
            kernels("READ_ONCE"), kernels("WRITE_ONCE"),
            define("barrier", "barrier() asm volatile(\"\" ::: \"memory\")"),
            builtin("memcpy"), builtin("memset"), builtin("memmove"),
            load("byte"), load("half"), load("word"));

    /** Macros of headers whose types vmlinux.h has. */
    static final List<Missing> KERNELS = Stream.concat(members(), Stream.of(
            define("NULL", "NULL ((void *)0)"), define("offsetof", "offsetof(t, m) __builtin_offsetof(t, m)"),
            define("ETH_P_IP", "ETH_P_IP 0x0800"), define("ETH_P_IPV6", "ETH_P_IPV6 0x86DD"),
            define("ETH_P_ARP", "ETH_P_ARP 0x0806"), define("ETH_P_8021Q", "ETH_P_8021Q 0x8100"),
            define("ETH_P_8021AD", "ETH_P_8021AD 0x88A8"), define("ETH_ALEN", "ETH_ALEN 6"),
            define("ETH_HLEN", "ETH_HLEN 14"), define("TC_ACT_OK", "TC_ACT_OK 0"),
            define("TC_ACT_SHOT", "TC_ACT_SHOT 2"), define("TC_ACT_UNSPEC", "TC_ACT_UNSPEC (-1)"),
            define("TC_ACT_REDIRECT", "TC_ACT_REDIRECT 7"), define("IFNAMSIZ", "IFNAMSIZ 16"),
            define("PATH_MAX", "PATH_MAX 4096"), define("NAME_MAX", "NAME_MAX 255"),
            define("PERF_MAX_STACK_DEPTH", "PERF_MAX_STACK_DEPTH 127"),
            define("PACKET_HOST", "PACKET_HOST 0"), define("PACKET_OUTGOING", "PACKET_OUTGOING 4"),
            define("EPERM", "EPERM 1"), define("ENOENT", "ENOENT 2"), define("EINVAL", "EINVAL 22"),
            define("CMSG_DATA", "CMSG_DATA(cmsg) ((void *)(cmsg) + sizeof(struct cmsghdr))"),
            new Missing(Pattern.compile("LINUX_VERSION_CODE|KERNEL_VERSION"), "#include <linux/version.h>",
                    Set.of("linux/version.h")))).toList();

    /** Members of sockets and addresses, which the kernel's net/sock.h and in6.h have as macros. */
    private static Stream<Missing> members() {
        Stream<String> sockets = Stream.of(
                "family", "state", "num", "dport", "daddr", "rcv_saddr", "v6_daddr", "v6_rcv_saddr", "net", "prot",
                "bound_dev_if").map(name -> "sk_" + name + " __sk_common.skc_" + name);
        Stream<String> addresses = Stream.of("s6_addr in6_u.u6_addr8", "s6_addr16 in6_u.u6_addr16",
                "s6_addr32 in6_u.u6_addr32");
        return Stream.concat(sockets, addresses).map(text -> define(text.split(" ")[0], text));
    }

    private static Missing header(String names, String header, String... others) {
        List<String> all = Arrays.stream(others).toList();
        return new Missing(Pattern.compile(names), "#include <" + header + ">", with(header, all));
    }

    private static Set<String> with(String header, List<String> others) {
        Set<String> all = new HashSet<>(others);
        all.add(header);
        return Set.copyOf(all);
    }

    private static Missing typedef(String name) {
        return new Missing(Pattern.compile(name), "typedef __" + name + " " + name + ";", Set.of());
    }

    private static Missing define(String name, String as, String... headers) {
        return new Missing(Pattern.compile(name), "#define " + as, Set.of(headers));
    }

    private static Missing kernels(String name) {
        return define(name, KernelMacros.definition(name).orElseThrow());
    }

    private static Missing builtin(String name) {
        return new Missing(
                Pattern.compile(name), "#define " + name + " __builtin_" + name, Set.of("string.h", "stdlib.h"));
    }

    /** Reads from the packet of a socket filter; libbpf's headers lost them in 1.0. */
    private static Missing load(String size) {
        return new Missing(Pattern.compile("load_" + size), "unsigned long long load_" + size
                + "(void *skb, unsigned long long off) asm(\"llvm.bpf.load." + size + "\");", Set.of());
    }

    boolean isType() {
        return line.startsWith("typedef") || line.startsWith("struct");
    }

    boolean isIncluded() {
        return line.startsWith("#include");
    }
}
