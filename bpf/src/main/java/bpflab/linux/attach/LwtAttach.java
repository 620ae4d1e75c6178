package bpflab.linux.attach;

import bpflab.hook.Lwt;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.linux.handle.Interfaces;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Makes a route whose packets a program sees: {@code ip route add … encap bpf}, as a message of rtnetlink(7). */
record LwtAttach(AttachRequest request, Lwt asked) {
    private static final int IPV6_BYTES = 16;

    Link attach() {
        Lwt hook = asked.by(Lwt.way(request.program().info().type().label()));
        int ifindex = Interfaces.index(hook.device(), request.what(hook));
        LwtRoute route = new LwtRoute(whole(hook), hook.gateway(), ifindex, isLocal(hook));
        check(hook, route);
        if (route.program() != 0) {
            throw request.trouble(hook, -Errno.EBUSY.number).toException();
        }
        int code = route.make(hook.way(), request.program().fd(), RouteLink.name(request.program()));
        request.calls().add("RTM_NEWROUTE (netlink) " + hook.target() + " encap " + hook.way() + " "
                + request.program().name() + (code < 0 ? " -> " + Errno.of(code) : ""));
        if (code < 0) {
            throw trouble(hook, code).toException();
        }
        return new RouteLink(request, hook, route).opened();
    }

    /**
     * A single address is one of so many bits.
     *
     * @throws TroubleException it is none
     */
    private String whole(Lwt hook) {
        String[] parts = hook.destination().split("/");
        try {
            int bits = LwtRoute.address(parts[0]).length * Byte.SIZE;
            int length = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (length <= bits && sameFamily(hook, bits)) {
                return parts[0] + "/" + length;
            }
        } catch (IllegalArgumentException none) {
            // told below
        }
        throw Trouble.usage(request.what(hook), "it is no route: an address, and how many of its bits count, as "
                + "10.9.0.0/24 or fd11:9::/64; a gateway is of the same family",
                ":help attach   # tells how places are written").toException();
    }

    private static boolean sameFamily(Lwt hook, int bits) {
        return hook.gateway().isEmpty() || LwtRoute.address(hook.gateway()).length * Byte.SIZE == bits;
    }

    /** What comes to an address of this machine goes by a table of its own: only there is a program asked. */
    private boolean isLocal(Lwt hook) {
        try {
            return hook.way().equals("in") && !hook.destination().contains("/") && hook.gateway().isEmpty()
                    && NetworkInterface.getByInetAddress(InetAddress.getByName(hook.destination())) != null;
        } catch (SocketException | UnknownHostException unknown) {
            return false;
        }
    }

    private void check(Lwt hook, LwtRoute route) {
        boolean ipv6 = route.address().length == IPV6_BYTES;
        String line = ":attach " + request.program().name() + " lwt ";
        if (hook.way().equals("seg6local") && !ipv6) {
            throw Trouble.usage(request.what(hook), "a segment of a route is an IPv6 address",
                    line + "fd11:1::1 dev " + hook.device()).toException();
        }
        if (ipv6 && hook.device().equals("lo")) {
            throw Trouble.usage(request.what(hook), "the kernel takes a route of IPv6 to lo for one that refuses",
                    line + hook.destination() + " dev lab0").toException();
        }
        if (route.local() && ipv6) {
            throw Trouble.failed(request.what(hook), "the kernel's own route to an IPv6 address of this machine has "
                    + "metric 0, and none comes before it", line + "10.11.0.1   # an IPv4 address").toException();
        }
        byte[] address = route.address();
        for (int bit = route.length(); bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0) {
                throw Trouble.usage(request.what(hook), "the address has bits set behind the " + route.length()
                        + " that count", line + cut(address, route.length()) + " dev " + hook.device()).toException();
            }
        }
    }

    /** The network that an address is in: {@code 10.9.0.0/24}. */
    private static String cut(byte[] address, int length) {
        byte[] cut = address.clone();
        for (int bit = length; bit < cut.length * Byte.SIZE; bit++) {
            cut[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return InetAddress.getByAddress(cut).getHostAddress() + "/" + length;
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }

    private Trouble trouble(Lwt hook, int code) {
        return switch (Errno.of(code)) {
            case ENETUNREACH, EHOSTUNREACH -> Trouble.failed(request.what(hook), "from " + hook.device()
                    + " nobody gets to the gateway " + hook.gateway(), "!ip route show dev " + hook.device()
                    + "   # what can be reached");
            case ENETDOWN -> Trouble.failed(request.what(hook), hook.device() + " is down",
                    "!ip link set " + hook.device() + " up");
            case EOPNOTSUPP -> Trouble.machine(request.what(hook),
                    "this kernel was built without CONFIG_LWTUNNEL_BPF, or CONFIG_IPV6_SEG6_BPF",
                    ":help attach   # SEC(\"tc\") sees the packets, too");
            default -> request.trouble(hook, code);
        };
    }
}
