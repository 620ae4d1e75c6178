package bpflab.lab;

import bpflab.trouble.Trouble;
import bpflab.wire.NeutralXdp;
import bpflab.wire.Offload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The namespace and the two pairs of interfaces. */
final class Network {
    static final String FIRST = "lab0";
    static final String FIRST_PEER = "peer0";
    static final String SECOND = "lab1";
    static final String SECOND_PEER = "peer1";
    static final String PEER = "bpflab-peer";
    static final Path NAMESPACE = Path.of("/run/netns", PEER);

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Path SYSCTL = Path.of("/proc/sys/net");
    /** In milliseconds 24 days, the most that the kernel takes. */
    private static final String FAR_AWAY = String.valueOf(Integer.MAX_VALUE);

    private static final List<String> MAKE = List.of(
            "netns add " + PEER,
            "link add lab0 type veth peer name peer0 netns " + PEER,
            "link add lab1 type veth peer name peer1 netns " + PEER,
            "link set lab0 addrgenmode none",
            "link set lab1 addrgenmode none",
            "address add 10.11.0.1/24 dev lab0",
            "address add fd11::1/64 dev lab0 nodad");
    private static final List<String> MAKE_PEER = List.of(
            "link set peer0 addrgenmode none",
            "link set peer1 addrgenmode none",
            "address add 10.11.0.2/24 dev peer0",
            "address add fd11::2/64 dev peer0 nodad",
            "link set lo up");
    /**
     * A namespace that never looked up an IPv6 route drops what arrives by IPv6 (Ip6InNoRoutes; seen on 6.18): look one
     * up.
     */
    private static final List<String> FIRST_ROUTE = List.of("route get fd11::2");
    private static final List<String> REMOVE = List.of("link delete lab0", "link delete lab1", "netns delete " + PEER);

    private final Ip ip;
    private final Consumer<String> ran;

    /** @param ran hears each command and setting, as it is typed in a shell */
    Network(Consumer<String> ran) {
        this.ip = new Ip("ip", ran);
        this.ran = ran;
    }

    /** Whether all of it is there. */
    static boolean isThere() {
        return Files.exists(NAMESPACE) && has(FIRST) && has(SECOND);
    }

    /**
     * Which one it is: another after it was taken down and made again.
     *
     * @return the namespace's inode, or ""
     */
    static Object identity() {
        try {
            return isThere() ? Files.getAttribute(NAMESPACE, "unix:ino") : "";
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Makes it; when that fails, nothing of it stays.
     *
     * @throws bpflab.trouble.TroubleException no right, no ip, no veth
     */
    void make(Namespaces namespaces) {
        try {
            ip.batch(List.of(), MAKE);
            write("", quiet(FIRST, SECOND));
            // Not by ip -n: it mounts /sys anew, which fails where / is no mount point, as in a plain chroot.
            namespaces.call(NAMESPACE, () -> {
                Ip peer = ip.in(PEER);
                peer.batch(List.of(), MAKE_PEER);
                Map<String, String> settings = new TreeMap<>(quiet(FIRST_PEER, SECOND_PEER));
                settings.put("ipv4/tcp_synack_retries", "0");
                write("ip netns exec " + PEER + " ", settings);
                peer.batch(List.of(), List.of("link set peer0 up", "link set peer1 up"));
                readyForXdp(FIRST_PEER);
                readyForXdp(SECOND_PEER);
                return null;
            });
            ip.batch(List.of(), List.of("link set lab0 up", "link set lab1 up"));
            ip.batchAnyway(FIRST_ROUTE);
            FirstReports.pass(FIRST);
        } catch (RuntimeException e) {
            remove();
            throw e;
        } catch (Exception e) {
            remove();
            throw Trouble.machine(
                    "cannot bring up the lab", "the namespace cannot be entered: " + e.getMessage(),
                            ":doctor   # looks at this machine").toException(e);
        }
    }

    /**
     * What XDP in native mode at the other end of a pair needs of this end: a program, else no frame is taken from
     * XDP_TX and XDP_REDIRECT ({@code veth_xdp_xmit}, {@code veth_xdp_flush} in drivers/net/veth.c); and frames that
     * are whole, with their checksums, and no longer than the MTU.
     */
    private void readyForXdp(String device) {
        ran.accept("# at " + device + ": ethtool -K " + device + " tx off; an XDP program that returns XDP_PASS");
        NeutralXdp.attach(device);
        Offload.TX_CHECKSUM.set(device, false);
    }

    /** Removes what is there of it. Deleting one end of a veth pair deletes both, at once. */
    void remove() {
        ip.batchAnyway(REMOVE);
    }

    /** Makes this side ask again who the peer is. */
    void forgetNeighbours() {
        ip.batchAnyway(List.of("neigh flush dev lab0"));
    }

    private static boolean has(String device) {
        return Files.exists(SYSCTL.resolve("ipv4/conf/" + device)) || Files.exists(INTERFACES.resolve(device));
    }

    /**
     * Looks for what somebody else made.
     *
     * @throws bpflab.trouble.TroubleException a name is taken
     */
    static void refuseTakenNames() {
        if (Files.exists(NAMESPACE)) {
            throw taken("network namespace " + PEER, "ip netns delete " + PEER);
        }
        for (String name : List.of(FIRST, SECOND)) {
            if (has(name)) {
                throw taken("interface " + name, "ip link delete " + name);
            }
        }
    }

    private static RuntimeException taken(String what, String remedy) {
        return Trouble.machine(
                "cannot bring up the lab", "a " + what + " is here that bpflab did not make",
                        remedy + "   if nobody needs it").toException();
    }

    /**
     * Keeps the kernel from talking on its own (names as in Documentation/networking/ip-sysctl.rst): the second
     * multicast report comes at a random moment of that interval ({@code mld_ifc_work} in
     * net/ipv6/mcast.c), known neighbours are not asked again for an hour; unknown ones are asked for quickly.
     */
    private static Map<String, String> quiet(String... devices) {
        Map<String, String> settings = new TreeMap<>();
        for (String device : devices) {
            settings.put("ipv6/conf/" + device + "/mldv1_unsolicited_report_interval", FAR_AWAY);
            settings.put("ipv6/conf/" + device + "/mldv2_unsolicited_report_interval", FAR_AWAY);
            settings.put("ipv4/neigh/" + device + "/retrans_time_ms", "100");
            settings.put("ipv6/neigh/" + device + "/retrans_time_ms", "100");
            settings.put("ipv4/neigh/" + device + "/delay_first_probe_time", "3600");
            settings.put("ipv6/neigh/" + device + "/delay_first_probe_time", "3600");
        }
        return settings;
    }

    /** Settings that this kernel does not have (IPv6 switched off) are left alone. */
    private void write(String where, Map<String, String> settings) throws IOException {
        StringBuilder line = new StringBuilder(where + "sysctl -qw");
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            Path file = SYSCTL.resolve(setting.getKey());
            if (Files.isWritable(file)) {
                Files.writeString(file, setting.getValue());
                line.append(" net.").append(setting.getKey().replace('/', '.')).append('=').append(setting.getValue());
            }
        }
        ran.accept(line.toString());
    }
}
