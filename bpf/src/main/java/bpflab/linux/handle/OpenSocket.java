package bpflab.linux.handle;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.SystemCall;
import bpflab.map.KernelObject;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A socket that some process has open, also this one. It is borrowed for a call and given back, since who holds it
 * keeps it from being closed: pidfd_getfd(2), Linux 5.6.
 *
 * @param process by its number
 * @param descriptor its number there
 * @param cookie what the kernel knows the socket by, as long as it lives
 */
public record OpenSocket(long process, int descriptor, long cookie) {
    private static final int ADDRESS_BYTES = 28;
    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int TCP = 6;
    private static final int UDP = 17;

    /**
     * {@code udp:5005}, {@code tcp:80}, {@code PID/FD}.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public static OpenSocket of(String place, String what) {
        if (place.matches("\\d{1,9}/\\d{1,9}")) {
            String[] numbers = place.split("/");
            return borrowed(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1])).orElseThrow(() -> Trouble.failed(
                    what, "there is no such socket", "!ls -l /proc/" + numbers[0] + "/fd").toException());
        }
        if (!place.matches("(udp|tcp):\\d{1,5}")) {
            throw Trouble.usage(what, "\"" + place + "\" is no socket",
                    KernelObject.SOCKET.hint() + "   # one of them, as udp:5005, tcp:80, or PID/FD").toException();
        }
        int protocol = place.startsWith("udp") ? UDP : TCP;
        int port = Integer.parseInt(place.substring(4));
        return all().stream().filter(socket -> socket.isBound(protocol, port)).findFirst()
                .orElseThrow(() -> Trouble.failed(what, "no process has a socket open at " + place,
                        "!ss -lntu   # those of this network namespace").toException());
    }

    /**
     * The socket itself, for a call.
     *
     * @return empty when it is gone
     */
    public Optional<Fd> borrow() {
        return take(process, descriptor).filter(fd -> {
            boolean same = SocketOption.COOKIE.get(fd) == cookie;
            if (!same) {
                fd.close();
            }
            return same;
        });
    }

    private static Optional<OpenSocket> borrowed(long process, int descriptor) {
        return take(process, descriptor).flatMap(fd -> {
            try (fd) {
                long cookie = SocketOption.COOKIE.get(fd);
                return cookie == 0 ? Optional.empty() : Optional.of(new OpenSocket(process, descriptor, cookie));
            }
        });
    }

    private static Optional<Fd> take(long process, int descriptor) {
        int pidfd = SystemCall.pidfdOpen(process);
        if (pidfd < 0) {
            return Optional.empty();
        }
        try (Fd of = new Fd("process " + process, pidfd)) {
            int fd = SystemCall.pidfdGetfd(of, descriptor);
            return fd < 0 ? Optional.empty() : Optional.of(new Fd("a socket of process " + process, fd));
        }
    }

    private boolean isBound(int protocol, int port) {
        return borrow().filter(fd -> {
            try (fd) {
                boolean serves = protocol == UDP || SocketOption.ACCEPTCONN.get(fd) == 1;
                return SocketOption.PROTOCOL.get(fd) == protocol && serves && port(fd) == port;
            }
        }).isPresent();
    }

    /** {@code udp:5005}, {@code tcp:80}, or its domain: {@code domain 1}. */
    String described() {
        return borrow().map(fd -> {
            try (fd) {
                long domain = SocketOption.DOMAIN.get(fd);
                String protocol = SocketOption.PROTOCOL.get(fd) == TCP ? "tcp:" : "udp:";
                return domain == INET || domain == INET6 ? protocol + port(fd)
                        : domain == UNIX ? "unix" : "domain " + domain;
            }
        }).orElse("gone");
    }

    /** The port in {@code struct sockaddr_in} and {@code sockaddr_in6}, which both have it behind the family. */
    private static int port(Fd socket) {
        try (Memory address = new Memory(ADDRESS_BYTES); Memory bytes = new Memory(Integer.BYTES)) {
            address.clear();
            bytes.setInt(0, ADDRESS_BYTES);
            return Libc.getsockname(socket.number(), address, bytes) < 0
                    ? 0
                    : (address.getByte(2) & 0xff) << 8 | address.getByte(3) & 0xff;
        }
    }

    /** Who has the socket of an inode open: {@code 1234/5}; empty when nobody that is seen has. */
    public static Optional<String> holder(long inode) {
        String link = "socket:[" + inode + "]";
        for (Path process : Proc.processes()) {
            for (Path fd : Proc.list(process.resolve("fd"), "*")) {
                if (target(fd).equals(link)) {
                    return Optional.of(process.getFileName() + "/" + fd.getFileName());
                }
            }
        }
        return Optional.empty();
    }

    /** Those of all processes that we may look into; one that several have open is there several times. */
    static List<OpenSocket> all() {
        List<OpenSocket> found = new ArrayList<>();
        for (Path process : Proc.processes()) {
            for (Path fd : Proc.list(process.resolve("fd"), "*")) {
                if (isSocket(fd)) {
                    borrowed(Long.parseLong(process.getFileName().toString()),
                            Integer.parseInt(fd.getFileName().toString())).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isSocket(Path fd) {
        return target(fd).startsWith("socket:");
    }

    private static String target(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
