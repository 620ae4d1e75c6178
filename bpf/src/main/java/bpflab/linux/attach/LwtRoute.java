package bpflab.linux.attach;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.ReturnCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A route that runs a program, by what tells it from all others: {@code struct rtmsg} of uapi/linux/rtnetlink.h, and
 * the attributes of uapi/linux/lwtunnel.h and seg6_local.h.
 *
 * @param destination {@code 10.9.0.0/24}, with its length
 * @param gateway an address, or empty
 * @param local whether it is for packets to this machine itself
 */
record LwtRoute(String destination, String gateway, int ifindex, boolean local) {
    private static final String WHAT = "cannot ask for routes";
    private static final int NEW = 24;
    private static final int DELETE = 25;
    private static final int GET = 26;
    private static final int CREATE = 0x400;
    private static final int REPLACE = 0x100;

    private static final int RTMSG = 12;
    private static final int TABLE_MAIN = 254;
    private static final int TABLE_LOCAL = 255;
    private static final int SCOPE_UNIVERSE = 0;
    private static final int SCOPE_LINK = 253;
    private static final int SCOPE_HOST = 254;
    private static final int UNICAST = 1;
    private static final int LOCAL = 2;

    /** Who made a route: none of those that uapi/linux/rtnetlink.h knows. So nobody else's is taken away. */
    private static final int PROTOCOL = 184;

    private static final int DST = 1;
    private static final int OIF = 4;
    private static final int GATEWAY = 5;
    private static final int PRIORITY = 6;
    private static final int ENCAP_TYPE = 21;
    private static final int ENCAP = 22;

    /** {@code LWTUNNEL_ENCAP_SEG6_LOCAL} and {@code …_BPF}. */
    private static final int SEGMENT = 7;
    private static final int BPF = 6;
    /** In each of {@code LWT_BPF_IN}, {@code …_OUT}, {@code …_XMIT} and {@code SEG6_LOCAL_BPF}. */
    private static final int PROGRAM = 1;
    private static final int NAME = 2;
    private static final int SEGMENT_ACTION = 1;
    private static final int SEGMENT_BPF = 8;
    private static final int END_BPF = 15;

    private static final int ROOM = 512;

    /**
     * Before the routes that are there to the same addresses.
     *
     * @return 0 or a negative errno
     */
    int make(String way, Fd program, String name) {
        return Netlink.request(NEW, CREATE, message(Optional.of(encapsulation(way, program, name)), way), WHAT);
    }

    /** Has it run another program. */
    void replace(String way, Fd program, String name, String what) {
        ReturnCode.check(Netlink.request(NEW, CREATE | REPLACE,
                message(Optional.of(encapsulation(way, program, name)), way), what), what);
    }

    /** Takes it away; one that went meanwhile is no trouble. */
    void remove(String what) {
        int code = Netlink.request(DELETE, 0, message(Optional.empty(), ""), what);
        if (code < 0 && Errno.of(code) != Errno.ESRCH && Errno.of(code) != Errno.ENODEV) {
            throw ReturnCode.trouble(code, what).toException();
        }
    }

    /** The program that it runs; 0 when it is gone. */
    int program() {
        ByteBuffer question = ByteBuffer.allocate(RTMSG).put(0, (byte) family());
        return Netlink.dump(GET, question, WHAT).stream().flatMap(List::stream)
                .filter(this::isThis)
                .flatMap(route -> name(route).stream())
                .map(name -> Integer.parseInt(name.substring(name.lastIndexOf(':') + 1)))
                .findFirst()
                .orElse(0);
    }

    private boolean isThis(ByteBuffer route) {
        return (route.get(1) & 0xff) == length() && (route.get(4) & 0xff) == (local ? TABLE_LOCAL : TABLE_MAIN)
                && (route.get(5) & 0xff) == PROTOCOL
                && Arrays.equals(attribute(route, DST).map(LwtRoute::bytes).orElse(new byte[address().length]),
                        address())
                && attribute(route, OIF).filter(found -> found.getInt(0) == ifindex).isPresent();
    }

    /** What the kernel tells of the program is the name that it was given: ours ends with its number. */
    private static Optional<String> name(ByteBuffer route) {
        return IntStream.of(1, 2, 3, SEGMENT_BPF).boxed()
                .flatMap(way -> Netlink.attribute(route, RTMSG, ENCAP, way, NAME).stream())
                .map(text -> new String(bytes(text), StandardCharsets.UTF_8).replace("\0", ""))
                .filter(text -> text.matches(".*:\\d{1,9}"))
                .findFirst();
    }

    private static Optional<ByteBuffer> attribute(ByteBuffer route, int number) {
        return Netlink.attribute(route, RTMSG, number);
    }

    private ByteBuffer message(Optional<byte[]> encapsulation, String way) {
        ByteBuffer message = room();
        message.put((byte) family()).put((byte) length()).putShort((short) 0)
                .put((byte) (local ? TABLE_LOCAL : TABLE_MAIN)).put((byte) PROTOCOL)
                .put((byte) (local ? SCOPE_HOST : gateway.isEmpty() ? SCOPE_LINK : SCOPE_UNIVERSE))
                .put((byte) (local ? LOCAL : UNICAST)).putInt(0);
        Netlink.put(message, DST, address());
        Netlink.put(message, OIF, number(ifindex));
        if (!gateway.isEmpty()) {
            Netlink.put(message, GATEWAY, address(gateway));
        }
        if (address().length > 4) {
            Netlink.put(message, PRIORITY, number(1)); // before those that are there, whose metric is 256 and more
        }
        encapsulation.ifPresent(inner -> {
            Netlink.put(message, ENCAP_TYPE, bytes(room().putShort(
                    (short) (way.equals("seg6local") ? SEGMENT : BPF)).flip()));
            Netlink.put(message, ENCAP, inner);
        });
        return message.flip();
    }

    private static byte[] encapsulation(String way, Fd program, String name) {
        ByteBuffer inner = room();
        Netlink.put(inner, PROGRAM, number(program.number()));
        Netlink.put(inner, NAME, (name + "\0").getBytes(StandardCharsets.UTF_8));
        ByteBuffer outer = room();
        if (way.equals("seg6local")) {
            Netlink.put(outer, SEGMENT_ACTION, number(END_BPF));
        }
        int kind = switch (way) {
            case "in" -> 1;
            case "out" -> 2;
            case "xmit" -> 3;
            default -> SEGMENT_BPF;
        };
        Netlink.put(outer, kind, bytes(inner.flip()));
        return bytes(outer.flip());
    }

    private static ByteBuffer room() {
        return ByteBuffer.allocate(ROOM).order(ByteOrder.nativeOrder());
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(number).array();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** {@code AF_INET} or {@code AF_INET6}. */
    private int family() {
        return address().length == 4 ? 2 : 10;
    }

    int length() {
        return Integer.parseInt(destination.substring(destination.indexOf('/') + 1));
    }

    byte[] address() {
        return address(destination.substring(0, destination.indexOf('/')));
    }

    /** Of numbers, so that nobody is asked for a name. */
    static byte[] address(String numbers) {
        try {
            return InetAddress.getByName(numbers).getAddress();
        } catch (UnknownHostException wrong) {
            throw new IllegalArgumentException(numbers, wrong);
        }
    }
}
