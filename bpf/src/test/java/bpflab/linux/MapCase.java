package bpflab.linux;

import static bpflab.linux.LoadTest.program;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NewMap;
import bpflab.libbpf.Libc;
import bpflab.machine.Cgroups;
import bpflab.map.BpfMap;
import bpflab.map.MapForm;
import bpflab.map.MapType;
import bpflab.map.TypedMap;
import bpflab.map.UsualForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer for each kind of map: how one is made and filled, and what a line of its listing then looks like, or why
 * it has none.
 */
enum MapCase {
    HASH("01 00 00 00 = 05 00 .*", MapCase::set),
    ARRAY("1 = 05 00 .*", MapCase::set),
    PROG_ARRAY("1 = \\{.program = \\d+, .name = pass\\}", (map, made) -> {
        LoadedObject loaded = made.keep(made.kernel.load(Sources.object("pass"), LoadOptions.DEFAULT));
        map.refer(1, program(loaded, "pass"));
        return Optional.of("1");
    }),
    PERF_EVENT_ARRAY(".*records.*:events every --for 5s", MapCase::nothing),
    PERCPU_HASH("01 00 00 00 = \\{?05 00 .*", MapCase::set),
    PERCPU_ARRAY("1 = \\{?05 00 .*", MapCase::set),
    STACK_TRACE("\\d+ = \\{.*\\+0x.*\\}", "stacks", (map, made) -> {
        try (Link link = made.kernel.attach(program(made.loaded, "stack"),
                HookKind.RAW_TRACEPOINT.at("sys_enter", Optional.empty()), Order.ANY)) {
            Files.exists(Path.of(link.hook().target()));
        }
        return Optional.empty();
    }),
    CGROUP_ARRAY("1 = \\{.cgroup = " + group() + "\\}", (map, made) -> {
        map.put(1, group());
        return Optional.of("1");
    }),
    LRU_HASH("01 00 00 00 = 05 00 .*", MapCase::set),
    LRU_PERCPU_HASH("01 00 00 00 = \\{?05 00 .*", MapCase::set),
    LPM_TRIE("10.11.0.0/16 = 05 00 .*", (map, made) -> {
        map.put("10.11.0.0/16", 5);
        return Optional.of("10.11.0.0/16");
    }),
    ARRAY_OF_MAPS("1 = \\{.map = \\d+, .name = every\\}", MapCase::inner),
    HASH_OF_MAPS("01 00 00 00 = \\{.map = \\d+, .name = every\\}", MapCase::inner),
    DEVMAP("1 = \\{.device = lo, .ifindex = 1\\}", MapCase::loopback),
    SOCKMAP("1 = \\{.cookie = [1-9]\\d*\\}", MapCase::socket),
    CPUMAP("0 = \\{.queue = 64\\}", (map, made) -> {
        map.put(0, 64);
        return Optional.of("0");
    }),
    XSKMAP("1 = \\{.device = lo, .queue = 0, .socket = \\d+/\\d+\\}", (map, made) -> {
        map.put(1, ProcessHandle.current().pid() + "/" + made.keep(new RingSocket("lo")).descriptor());
        return Optional.of("1");
    }),
    SOCKHASH("01 00 00 00 = \\{.cookie = [1-9]\\d*\\}", MapCase::socket),
    CGROUP_STORAGE("\\{.cgroup_inode_id = \\d+, .attach_type = \\d+\\} = 7", "per_group", MapCase::grouped),
    REUSEPORT_SOCKARRAY("1 = \\{.cookie = [1-9]\\d*\\}", MapCase::socket),
    PERCPU_CGROUP_STORAGE(
            "\\{.cgroup_inode_id = \\d+, .attach_type = \\d+\\} = 8", "per_group_and_cpu", MapCase::grouped),
    QUEUE("05 00 00 00 .*", MapCase::push),
    STACK("05 00 00 00 .*", MapCase::push),
    SK_STORAGE("\\{.socket = \\d+/\\d+, .what = udp:\\d+ .*\\} = 5", (map, made) -> {
        String port = "udp:" + made.port(false);
        map.put(port, 5);
        return Optional.of(port);
    }),
    DEVMAP_HASH("01 00 00 00 = \\{.device = lo, .ifindex = 1\\}", MapCase::loopback),
    STRUCT_OPS("0 = \\{.common = \\{.refcnt = .*, .state = .*\\}, .data = \\{.*ssthresh = even \\(id \\d+\\).*",
            kernel -> {
        Made made = new Made(kernel);
        made.loaded = made.keep(kernel.load(Sources.object("even"), LoadOptions.DEFAULT));
        made.keep(kernel.attach(
                program(made.loaded, "odd"), HookKind.STRUCT_OPS.at("evenly", Optional.empty()), Order.ANY));
        int id = kernel.maps().stream().filter(info -> info.type() == MapType.STRUCT_OPS)
                .mapToInt(info -> info.id()).max().orElseThrow();
        made.map = made.keep(kernel.map(id));
        return made;
    }, (map, made) -> Optional.of("0")),
    RINGBUF("08 00 00 00 6f 6e 65 00", "events", (map, made) -> {
        program(made.loaded, "fill").run(new byte[14], 1);
        return Optional.empty();
    }),
    INODE_STORAGE("\\{.file = /.*every-map.*\\} = 5", (map, made) -> {
        Path file = Files.createTempFile("every-map", "");
        made.keep(() -> Files.delete(file));
        made.keep(Files.newInputStream(file));
        map.put(file, 5);
        return Optional.of(file.toString());
    }),
    TASK_STORAGE("\\{.task = \\d+, .what = .*\\} = 5", (map, made) -> {
        map.put(ProcessHandle.current().pid(), 5);
        return Optional.of(String.valueOf(ProcessHandle.current().pid()));
    }),
    BLOOM_FILTER(".*:map peek every VALUE.*", (map, made) -> {
        map.push(5);
        return Optional.empty();
    }),
    USER_RINGBUF("", MapCase::nothing),
    CGRP_STORAGE("\\{.cgroup = " + group() + "\\} = 5", (map, made) -> {
        map.put(group(), 5);
        return Optional.of(group());
    }),
    ARENA("0x[0-9a-f]+ = \\{.bytes = 68 65 6c 6c 6f 00 .*, .text = hello\\.+\\}", (map, made) -> {
        var memory = Libc.mmap(null, 4096L * map.info().maxEntries(), Libc.PROT_READ | Libc.PROT_WRITE, Libc.MAP_SHARED,
                ((LinuxMap) made.map).fd().number(), 0);
        memory.setString(4096, "hello");
        Libc.munmap(memory, 4096L * map.info().maxEntries());
        return Optional.empty();
    }),
    INSN_ARRAY("0 = 00 .*", MapCase::nothing);

    /**
     * Fills one.
     *
     * @return a key that is in it then
     */
    interface Fill {
        Optional<String> into(TypedMap map, Made made) throws Exception;
    }

    /** Makes one. */
    interface Maker {
        Made on(Kernel kernel) throws Exception;
    }

    private final String shows;
    private final Maker maker;
    private final Fill fill;

    MapCase(String shows, Fill fill) {
        this.shows = shows;
        this.maker = this::plain;
        this.fill = fill;
    }

    MapCase(String shows, String ofKinds, Fill fill) {
        this(shows, kernel -> {
            Made made = new Made(kernel);
            made.loaded = made.keep(kernel.load(Sources.object("kinds"), LoadOptions.DEFAULT));
            made.map = LoadTest.map(made.loaded, ofKinds);
            return made;
        }, fill);
    }

    MapCase(String shows, Maker maker, Fill fill) {
        this.shows = shows;
        this.maker = maker;
        this.fill = fill;
    }

    /**
     * Makes one.
     *
     * @throws bpflab.trouble.TroubleException this kernel has none
     */
    Made make(Kernel kernel) throws Exception {
        return maker.on(kernel);
    }

    Optional<String> fill(TypedMap map, Made made) throws Exception {
        return fill.into(map, made);
    }

    /** What a line of its listing looks like; empty for no line. */
    String shows() {
        return shows;
    }

    /** Whether kernels that are supported may lack it: 6.2, 6.9, 6.19. */
    boolean isNewer() {
        return this == CGRP_STORAGE || this == ARENA || this == INSN_ARRAY;
    }

    private Made plain(Kernel kernel) {
        Made made = new Made(kernel);
        MapType type = MapType.valueOf(name());
        MapForm form = new UsualForm(type).form();
        Optional<BpfMap> inner = name().endsWith("_OF_MAPS")
                ? Optional.of(made.keep(kernel.create(new NewMap(
                        "every", new UsualForm(MapType.ARRAY).form(), Optional.empty(), Optional.empty()))))
                : Optional.empty();
        made.inner = inner;
        made.map = made.keep(kernel.create(new NewMap(
                "every", form.sized(Math.min(form.maxEntries(), 4096)), Optional.empty(), inner)));
        return made;
    }

    private static Optional<String> nothing(TypedMap map, Made made) {
        return Optional.empty();
    }

    private static Optional<String> set(TypedMap map, Made made) {
        map.put(1, 5);
        return Optional.of("1");
    }

    private static Optional<String> push(TypedMap map, Made made) {
        map.push(5);
        return Optional.empty();
    }

    private static Optional<String> inner(TypedMap map, Made made) {
        map.refer(1, made.inner.orElseThrow());
        return Optional.of("1");
    }

    private static Optional<String> loopback(TypedMap map, Made made) {
        map.put(1, "lo");
        return Optional.of("1");
    }

    private static Optional<String> socket(TypedMap map, Made made) throws IOException {
        map.put(1, "udp:" + made.port(map.info().type() == MapType.REUSEPORT_SOCKARRAY));
        return Optional.of("1");
    }

    /** The kernel makes the entry when the program is attached. */
    private static Optional<String> grouped(TypedMap map, Made made) throws IOException {
        made.keep(made.kernel.attach(
                program(made.loaded, "group"),
                HookKind.CGROUP.at("egress " + group(), Optional.empty()), Order.ANY));
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.send(ByteBuffer.wrap(new byte[1]), new InetSocketAddress("127.0.0.1", 9));
        }
        return Optional.empty();
    }

    private static String group() {
        return Cgroups.own().orElse("/no/cgroup2");
    }

    /** A map, and what goes with it. */
    static final class Made implements AutoCloseable {
        private final Kernel kernel;
        private final List<AutoCloseable> kept = new ArrayList<>();
        private LoadedObject loaded;
        private BpfMap map;
        private Optional<BpfMap> inner = Optional.empty();

        Made(Kernel kernel) {
            this.kernel = kernel;
        }

        BpfMap map() {
            return map;
        }

        private <C extends AutoCloseable> C keep(C made) {
            kept.add(made);
            return made;
        }

        /** A UDP socket's, on loopback. */
        private int port(boolean reused) throws IOException {
            DatagramChannel channel = keep(DatagramChannel.open());
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, reused);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        }

        @Override
        public void close() throws IOException {
            for (int i = kept.size() - 1; i >= 0; i--) {
                try {
                    kept.get(i).close();
                } catch (IOException | RuntimeException failed) {
                    throw failed;
                } catch (Exception other) {
                    throw new IOException(other);
                }
            }
        }
    }
}
