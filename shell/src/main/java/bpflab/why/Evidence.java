package bpflab.why;

import bpflab.hook.ProgramType;
import bpflab.trouble.Trouble;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was seen of one program: all that the rules know.
 *
 * @param program what it is
 * @param places where it is attached
 * @param other what keeps it from where it belongs; empty when nothing does
 * @param traffic what happened while the lab sent; none where nothing was sent
 * @param code what its instructions say
 * @param maps the maps that it uses
 * @param prints what becomes of what it prints
 * @param furthest where the packets that came furthest turned back; empty where one may have come through
 * @param asked the thread that it waits for; empty where it waits for none, or it cannot be told
 * @param oneByte comparisons of its C in which a number of one byte was turned round
 * @param keys what its maps hold
 * @param packet one that was sent over the lab's wire past it; empty where that was not looked at
 * @param gate a variable that keeps everything out; empty where none does
 * @param earlier programs that packets meet before it
 * @param forAnother whether packets came by that have the hardware address of another machine, and so not to it
 * @param leftOut what its C uses and its instructions do not; empty where that was not looked for
 */
record Evidence(
        Subject program, List<Place> places,
        Optional<Other> other,
        List<Sent> traffic,
        CodeFacts code,
        List<UsedMap> maps,
        Prints prints,
        Optional<Furthest> furthest,
        Optional<Asked> asked,
        List<OneByte> oneByte,
        Keys keys,
        Optional<OnePacket> packet,
        Optional<Gate> gate,
        List<Earlier> earlier,
        boolean forAnother,
        Optional<LeftOut> leftOut) {
    /** How far a program came. */
    public enum Standing { LOADED, REFUSED, MISSING }

    public Evidence {
        places = List.copyOf(places);
        traffic = List.copyOf(traffic);
        maps = List.copyOf(maps);
        oneByte = List.copyOf(oneByte);
        earlier = List.copyOf(earlier);
    }

    /**
     * A program.
     *
     * @param standing whether the kernel has it
     * @param id 0 when it does not
     * @param attach the line that attaches it where it belongs, {@code :attach drop_world xdp lab0}
     * @param load the line that loads it
     * @param hindrance why bpflab cannot attach it on this kernel, and what does instead
     */
    public record Subject(String name, Standing standing, int id, ProgramType type, String attach, String load,
            Optional<Trouble> hindrance) {}

    /**
     * Where a program is attached.
     *
     * @param hook as typed: {@code xdp}
     * @param target {@code lab0}; empty for what the kernel does not tell
     * @param mode {@code native}; of another's link who holds it, {@code by java 812}; empty where there is one only
     * @param link the link's number; 0 when it is attached without one
     * @param alive whether the place is still there
     * @param device the interface whose packets it sees
     * @param was what that interface was called when it was attached, where it is called otherwise now
     * @param crowd the processes that could come by
     */
    public record Place(
            String hook, String target, String mode, int link, boolean alive, Optional<Device> device,
            Optional<String> was, Optional<Crowd> crowd) {
        /** One that is called as before, and not where processes come by. */
        Place(String hook, String target, String mode, int link, boolean alive, Optional<Device> device) {
            this(hook, target, mode, link, alive, device, Optional.empty(), Optional.empty());
        }

        /** {@code lab0, native, link 14}. */
        String words() {
            return (target.isEmpty() ? hook : target) + was.map(name -> ", once " + name).orElse("")
                    + (mode.isEmpty() ? "" : ", " + mode)
                    + (link == 0 ? "" : ", link " + link);
        }
    }

    /**
     * An interface.
     *
     * @param there whether this network namespace has it
     * @param up whether packets can go through
     * @param lab whether it is the lab's
     * @param enabled whether it was brought up itself
     * @param end the interface that it is connected to; empty where that is none
     */
    public record Device(String name, boolean there, boolean up, boolean lab, boolean enabled, String end) {
        /** One that is connected to nothing else. */
        Device(String name, boolean there, boolean up, boolean lab) {
            this(name, there, up, lab, up, "");
        }
    }

    /**
     * Another program that runs where the one that is looked at belongs.
     *
     * @param older whether it is an earlier version of the same program
     */
    public record Other(String name, int id, String at, boolean older) {}

    /**
     * What happened while the lab sent.
     *
     * @param line the command that sends the same
     * @param sent packets
     * @param answered how many of them got an answer; of single packets, how many arrived as they were sent
     * @param runs how often the program ran meanwhile
     * @param changed the maps of the program that changed meanwhile
     * @param typed whether it is what a person had sent last
     */
    public record Sent(String line, int sent, int answered, long runs, List<String> changed, boolean typed) {
        /** One that nobody asked for. */
        Sent(String line, int sent, int answered, long runs, List<String> changed) {
            this(line, sent, answered, runs, changed, false);
        }

        public Sent {
            changed = List.copyOf(changed);
        }

        /** Whether they are single packets. */
        boolean isSingle() {
            return line.startsWith(":lab send");
        }

        /** Whether the other end began. */
        boolean isTheOtherWay() {
            return line.endsWith(" --from peer");
        }

        /** As it is read behind what happened: {@code with :lab ping}. */
        String words() {
            return (line.startsWith(":") ? "with " : "in ") + line;
        }

        /** Whether it could be seen from outside that the program ran. */
        boolean acted() {
            return runs > 0 && (!changed.isEmpty() || answered < sent);
        }
    }

    /**
     * A map of the program.
     *
     * @param entries how many there are; empty for one without keys of its own
     * @param room how many there can be
     * @param written whether the program itself puts entries in
     * @param table what is known where it is a table for tail calls or redirects
     * @param waiting of a ring buffer, what nobody has read yet
     * @param kind what is to be known of its kind
     */
    public record UsedMap(
            String name, Optional<Long> entries, long room, boolean written, Optional<Table> table,
            Optional<Waiting> waiting, Kind kind) {
        /** One that is no ring buffer. */
        UsedMap(String name, Optional<Long> entries, long room, boolean written, Optional<Table> table) {
            this(name, entries, room, written, table, Optional.empty(), new Kind(false, false, false));
        }

        boolean hands() {
            return table.isPresent();
        }
    }

    /**
     * A map's kind.
     *
     * @param ends whether it has no keys: a queue or a stack
     * @param frozen whether nobody may change it from outside
     * @param deaf whether it is for perf buffers, and nobody has one open
     */
    public record Kind(boolean ends, boolean frozen, boolean deaf) {}

    /**
     * Records in a ring buffer.
     *
     * @param bytes how many they take
     * @param last how many the newest of them takes
     */
    public record Waiting(int records, long bytes, long last) {}

    /**
     * A table to whose slots the program hands on.
     *
     * @param goods what is in them
     * @param missing the slots that the code names, and in which there is none
     * @param came the slots in which there is none, and to which packets that came would be handed
     * @param candidate a program that could be put in
     */
    public record Table(Goods goods, List<Long> missing, List<Long> came, String candidate) {
        public Table {
            missing = List.copyOf(missing);
            came = List.copyOf(came);
        }

        /** The one of those that the code computes for most packets. */
        long slot() {
            return came.stream().max(Comparator.comparingInt(slot -> Collections.frequency(came, slot))).orElse(0L);
        }

        /**
         * What a table has, what becomes of a packet without it, and how it is put in: of a map, its slot, a program.
         */
        public enum Goods {
            PROGRAM("a tail call into an empty slot goes on behind it, without a word", ":map set %1$s %2$s %3$s"),
            DEVICE("a redirect to an empty slot sends nothing: it answers its flags", ":map set %1$s %2$s lab1"),
            CPU("a redirect to an empty slot sends nothing: it answers its flags", ":map set %1$s %2$s 192"),
            SOCKET("without a socket there a redirect answers its flags", ":lab send udp :5005 --socket %1$s");

            private final String why;
            private final String line;

            Goods(String why, String line) {
                this.why = why;
                this.line = line;
            }

            String word() {
                return this == CPU ? "CPU" : name().toLowerCase(Locale.ROOT);
            }

            String why() {
                return why;
            }

            String line() {
                return line;
            }
        }
    }

    /**
     * What becomes of what it prints.
     *
     * @param any whether it prints
     * @param refused sentences on the formats that the kernel refuses
     * @param shown whether somebody is shown the trace
     */
    public record Prints(boolean any, List<String> refused, boolean shown) {
        public Prints {
            refused = List.copyOf(refused);
        }
    }

    /**
     * A packet that was sent past the program.
     *
     * @param line the command that sends it
     * @param packet in a line
     * @param fate where it was seen again, changed or not
     * @param failed of one that XDP redirected, why that failed; empty where it did not
     */
    public record OnePacket(String line, String packet, bpflab.lab.Sent.Fate fate, Optional<FailedRedirect> failed) {
        /** One that was not redirected, or where it was meant to. */
        OnePacket(String line, String packet, bpflab.lab.Sent.Fate fate) {
            this(line, packet, fate, Optional.empty());
        }
    }

    /** The live place whose packets the lab sends. */
    Optional<Place> lab() {
        return places.stream()
                .filter(place -> place.alive() && place.device().filter(Device::lab).isPresent())
                .findFirst();
    }

    /** Whether it ran while the lab sent. */
    boolean ran() {
        return traffic.stream().anyMatch(sent -> sent.runs() > 0);
    }
}
