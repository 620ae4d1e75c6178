package bpflab.hook;

import static bpflab.hook.SecDef.Form.ALONE;
import static bpflab.hook.SecDef.Form.ONCE_PREFIX;
import static bpflab.hook.SecDef.Form.TARGET;

import bpflab.hook.SecDef.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code section_defs} of libbpf.c, as of libbpf 1.7, grouped by hook. */
final class SecDefs {
    private static final List<SecDef> TABLE = new ArrayList<>();
    static final List<SecDef> ALL = Collections.unmodifiableList(TABLE);

    static {
        add(HookKind.XDP, ProgramType.XDP, AttachType.XDP, ONCE_PREFIX, "xdp");
        add(HookKind.XDP, ProgramType.XDP, AttachType.XDP, ALONE, "xdp.frags");
        add(HookKind.XDP, ProgramType.XDP, AttachType.XDP_DEVMAP, ALONE, "xdp/devmap", "xdp.frags/devmap");
        add(HookKind.XDP, ProgramType.XDP, AttachType.XDP_CPUMAP, ALONE, "xdp/cpumap", "xdp.frags/cpumap");
        add(HookKind.TC, ProgramType.SCHED_CLS, null, ONCE_PREFIX, "tc", "classifier");
        add(HookKind.TC_ACTION, ProgramType.SCHED_ACT, null, ONCE_PREFIX, "action");
        add(HookKind.TC, ProgramType.SCHED_CLS, AttachType.TCX_INGRESS, ALONE, "tcx/ingress", "tc/ingress");
        add(HookKind.TC, ProgramType.SCHED_CLS, AttachType.TCX_EGRESS, ALONE, "tcx/egress", "tc/egress");
        add(HookKind.NETKIT, ProgramType.SCHED_CLS, AttachType.NETKIT_PRIMARY, ALONE, "netkit/primary");
        add(HookKind.NETKIT, ProgramType.SCHED_CLS, AttachType.NETKIT_PEER, ALONE, "netkit/peer");
        add(HookKind.NETFILTER, ProgramType.NETFILTER, AttachType.NETFILTER, ALONE, "netfilter");
        add(HookKind.FLOW_DISSECTOR, ProgramType.FLOW_DISSECTOR, AttachType.FLOW_DISSECTOR, ONCE_PREFIX,
                "flow_dissector");
        add(HookKind.LWT, ProgramType.LWT_IN, null, ONCE_PREFIX, "lwt_in");
        add(HookKind.LWT, ProgramType.LWT_OUT, null, ONCE_PREFIX, "lwt_out");
        add(HookKind.LWT, ProgramType.LWT_XMIT, null, ONCE_PREFIX, "lwt_xmit");
        add(HookKind.LWT, ProgramType.LWT_SEG6LOCAL, null, ONCE_PREFIX, "lwt_seg6local");
        sockets();
        cgroups();
        events();
        probes();
        functions();
    }

    private SecDefs() {}

    private static void sockets() {
        add(HookKind.SOCKET, ProgramType.SOCKET_FILTER, null, ONCE_PREFIX, "socket");
        add(HookKind.SK_REUSEPORT, ProgramType.SK_REUSEPORT, AttachType.SK_REUSEPORT_SELECT, ALONE, "sk_reuseport");
        add(HookKind.SK_REUSEPORT, ProgramType.SK_REUSEPORT, AttachType.SK_REUSEPORT_SELECT_OR_MIGRATE, ALONE,
                "sk_reuseport/migrate");
        add(HookKind.SK_LOOKUP, ProgramType.SK_LOOKUP, AttachType.SK_LOOKUP, ALONE, "sk_lookup");
        add(HookKind.SK_SKB, ProgramType.SK_SKB, AttachType.SK_SKB_STREAM_PARSER, ALONE, "sk_skb/stream_parser");
        add(HookKind.SK_SKB, ProgramType.SK_SKB, AttachType.SK_SKB_STREAM_VERDICT, ALONE, "sk_skb/stream_verdict");
        add(HookKind.SK_SKB, ProgramType.SK_SKB, AttachType.SK_SKB_VERDICT, ALONE, "sk_skb/verdict");
        add(HookKind.SK_SKB, ProgramType.SK_SKB, null, ONCE_PREFIX, "sk_skb");
        add(HookKind.SK_MSG, ProgramType.SK_MSG, AttachType.SK_MSG_VERDICT, ONCE_PREFIX, "sk_msg");
    }

    private static void cgroups() {
        cgroup(ProgramType.CGROUP_SKB, AttachType.CGROUP_INET_INGRESS, "cgroup_skb/ingress");
        cgroup(ProgramType.CGROUP_SKB, AttachType.CGROUP_INET_EGRESS, "cgroup_skb/egress");
        cgroup(ProgramType.CGROUP_SKB, null, "cgroup/skb");
        cgroup(ProgramType.CGROUP_SOCK, AttachType.CGROUP_INET_SOCK_CREATE, "cgroup/sock_create", "cgroup/sock");
        cgroup(ProgramType.CGROUP_SOCK, AttachType.CGROUP_INET_SOCK_RELEASE, "cgroup/sock_release");
        cgroup(ProgramType.CGROUP_SOCK, AttachType.CGROUP_INET4_POST_BIND, "cgroup/post_bind4");
        cgroup(ProgramType.CGROUP_SOCK, AttachType.CGROUP_INET6_POST_BIND, "cgroup/post_bind6");
        addresses("INET4_BIND bind4", "INET6_BIND bind6", "INET4_CONNECT connect4", "INET6_CONNECT connect6",
                "UNIX_CONNECT connect_unix", "UDP4_SENDMSG sendmsg4", "UDP6_SENDMSG sendmsg6",
                "UNIX_SENDMSG sendmsg_unix", "UDP4_RECVMSG recvmsg4", "UDP6_RECVMSG recvmsg6",
                "UNIX_RECVMSG recvmsg_unix", "INET4_GETPEERNAME getpeername4", "INET6_GETPEERNAME getpeername6",
                "UNIX_GETPEERNAME getpeername_unix", "INET4_GETSOCKNAME getsockname4",
                "INET6_GETSOCKNAME getsockname6", "UNIX_GETSOCKNAME getsockname_unix");
        cgroup(ProgramType.CGROUP_SYSCTL, AttachType.CGROUP_SYSCTL, "cgroup/sysctl");
        cgroup(ProgramType.CGROUP_SOCKOPT, AttachType.CGROUP_GETSOCKOPT, "cgroup/getsockopt");
        cgroup(ProgramType.CGROUP_SOCKOPT, AttachType.CGROUP_SETSOCKOPT, "cgroup/setsockopt");
        cgroup(ProgramType.CGROUP_DEVICE, AttachType.CGROUP_DEVICE, "cgroup/dev");
        add(HookKind.CGROUP, ProgramType.SOCK_OPS, AttachType.CGROUP_SOCK_OPS, ONCE_PREFIX, "sockops");
    }

    private static void addresses(String... rows) {
        for (String row : rows) {
            String[] words = row.split(" ");
            cgroup(ProgramType.CGROUP_SOCK_ADDR, AttachType.valueOf("CGROUP_" + words[0]), "cgroup/" + words[1]);
        }
    }

    private static void cgroup(ProgramType type, AttachType attach, String... names) {
        add(HookKind.CGROUP, type, attach, ALONE, names);
    }

    private static void events() {
        add(HookKind.TRACEPOINT, ProgramType.TRACEPOINT, null, TARGET, "tracepoint", "tp");
        add(HookKind.RAW_TRACEPOINT, ProgramType.RAW_TRACEPOINT, null, TARGET, "raw_tracepoint", "raw_tp");
        add(HookKind.RAW_TRACEPOINT, ProgramType.RAW_TRACEPOINT_WRITABLE, null, TARGET, "raw_tracepoint.w",
                "raw_tp.w");
        add(HookKind.TP_BTF, ProgramType.TRACING, AttachType.TRACE_RAW_TP, TARGET, "tp_btf");
        add(HookKind.PERF_EVENT, ProgramType.PERF_EVENT, null, ONCE_PREFIX, "perf_event");
        add(HookKind.ITERATOR, ProgramType.TRACING, AttachType.TRACE_ITER, TARGET, "iter", "iter.s");
        add(HookKind.LIRC, ProgramType.LIRC_MODE2, AttachType.LIRC_MODE2, ONCE_PREFIX, "lirc_mode2");
    }

    private static void probes() {
        probe(HookKind.KPROBE, null, "kprobe");
        probe(HookKind.KRETPROBE, null, "kretprobe");
        probe(HookKind.KPROBE_MULTI, AttachType.TRACE_KPROBE_MULTI, "kprobe.multi");
        probe(HookKind.KRETPROBE_MULTI, AttachType.TRACE_KPROBE_MULTI, "kretprobe.multi");
        probe(HookKind.KPROBE_SESSION, AttachType.TRACE_KPROBE_SESSION, "kprobe.session");
        probe(HookKind.KSYSCALL, null, "ksyscall");
        probe(HookKind.KRETSYSCALL, null, "kretsyscall");
        probe(HookKind.UPROBE, null, "uprobe", "uprobe.s");
        probe(HookKind.URETPROBE, null, "uretprobe", "uretprobe.s");
        probe(HookKind.UPROBE_MULTI, AttachType.TRACE_UPROBE_MULTI, "uprobe.multi", "uprobe.multi.s");
        probe(HookKind.URETPROBE_MULTI, AttachType.TRACE_UPROBE_MULTI, "uretprobe.multi", "uretprobe.multi.s");
        probe(HookKind.UPROBE_SESSION, AttachType.TRACE_UPROBE_SESSION, "uprobe.session", "uprobe.session.s");
        probe(HookKind.USDT, null, "usdt", "usdt.s");
    }

    private static void probe(HookKind kind, AttachType attach, String... names) {
        add(kind, ProgramType.KPROBE, attach, TARGET, names);
    }

    private static void functions() {
        add(HookKind.FENTRY, ProgramType.TRACING, AttachType.TRACE_FENTRY, TARGET, "fentry", "fentry.s");
        add(HookKind.FEXIT, ProgramType.TRACING, AttachType.TRACE_FEXIT, TARGET, "fexit", "fexit.s");
        add(HookKind.FSESSION, ProgramType.TRACING, AttachType.TRACE_FSESSION, TARGET, "fsession", "fsession.s");
        add(HookKind.FMOD_RET, ProgramType.TRACING, AttachType.MODIFY_RETURN, TARGET, "fmod_ret", "fmod_ret.s");
        add(HookKind.FREPLACE, ProgramType.EXT, null, TARGET, "freplace");
        add(HookKind.LSM, ProgramType.LSM, AttachType.LSM_MAC, TARGET, "lsm", "lsm.s");
        add(HookKind.LSM_CGROUP, ProgramType.LSM, AttachType.LSM_CGROUP, TARGET, "lsm_cgroup");
        add(HookKind.STRUCT_OPS, ProgramType.STRUCT_OPS, null, TARGET, "struct_ops", "struct_ops.s");
        add(HookKind.SYSCALL, ProgramType.SYSCALL, null, ALONE, "syscall");
    }

    private static void add(HookKind kind, ProgramType type, AttachType attach, Form form, String... names) {
        Arrays.stream(names)
                .map(name -> new SecDef(name, kind, type, Optional.ofNullable(attach), form))
                .forEach(TABLE::add);
    }
}
