package bpflab.check;

import bpflab.lab.Direction;
import bpflab.lab.IpVersion;

/** Something that must hold of a student's program: what is sent, what is expected, and the verdict on evidence. */
public sealed interface Check {
    /** What is sent or looked at, for a table: {@code tcp :80, 3 connections}. */
    String sent();

    /** What is expected of it: {@code refused}. */
    String expected();

    /** Whether the program must be attached to lab0 for it. */
    default boolean needsLab() {
        return false;
    }

    /** The one answer for this kind. */
    <R, E extends Exception> R match(Cases<R, E> on) throws E;

    /** Judges evidence; looks at nothing else. */
    default Verdict on(Evidence evidence) {
        return Judge.verdict(this, evidence);
    }

    /** An answer for each kind of check. */
    interface Cases<R, E extends Exception> {
        R loads(Loads check) throws E;

        R pings(Pings check) throws E;

        R connects(Connects check) throws E;

        R echoes(Echoes check) throws E;

        R fetches(Fetches check) throws E;

        R returns(Returns check) throws E;

        R entries(Entries check) throws E;

        R value(ValueOf check) throws E;

        R global(Global check) throws E;

        R prints(Prints check) throws E;
    }

    /** The kernel takes the program. */
    record Loads() implements Check {
        @Override
        public String sent() {
            return "the program";
        }

        @Override
        public String expected() {
            return "loads";
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.loads(this);
        }
    }

    /** Echo requests. */
    record Pings(Direction direction, IpVersion version, int count, Amount replies) implements Check {
        @Override
        public String sent() {
            return version.by("icmp") + " echo x" + count + direction.start();
        }

        @Override
        public String expected() {
            return replies.words("reply", "replies");
        }

        @Override
        public boolean needsLab() {
            return true;
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.pings(this);
        }
    }

    /** TCP connections. */
    record Connects(Direction direction, IpVersion version, int port, int times, Outcome outcome) implements Check {
        @Override
        public String sent() {
            return version.by("tcp") + " :" + port + (times == 1 ? "" : ", " + times + " connections") + direction.start();
        }

        @Override
        public String expected() {
            return outcome.word();
        }

        @Override
        public boolean needsLab() {
            return true;
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.connects(this);
        }
    }

    /** UDP datagrams to an echo server. */
    record Echoes(Direction direction, IpVersion version, int port, int count, Amount replies) implements Check {
        @Override
        public String sent() {
            return version.by("udp") + " :" + port + " x" + count + direction.start();
        }

        @Override
        public String expected() {
            return replies.words("reply", "replies");
        }

        @Override
        public boolean needsLab() {
            return true;
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.echoes(this);
        }
    }

    /** An HTTP request. */
    record Fetches(Direction direction, IpVersion version, int port, Outcome outcome) implements Check {
        @Override
        public String sent() {
            return version.by("http") + " :" + port + direction.start();
        }

        @Override
        public String expected() {
            return outcome.word();
        }

        @Override
        public boolean needsLab() {
            return true;
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.fetches(this);
        }
    }

    /** A crafted packet; the words are those of {@link bpflab.packet.Packet#build}. */
    record Returns(String words, XdpAction action) implements Check {
        @Override
        public String sent() {
            return "packet " + words;
        }

        @Override
        public String expected() {
            return action.name();
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.returns(this);
        }
    }

    /** The number of entries of a map. */
    record Entries(String map, Amount amount) implements Check {
        @Override
        public String sent() {
            return "map " + map;
        }

        @Override
        public String expected() {
            return amount.words("entry", "entries");
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.entries(this);
        }
    }

    /** A number in a map. */
    record ValueOf(String map, String key, Amount amount) implements Check {
        @Override
        public String sent() {
            return "map " + map + " " + key;
        }

        @Override
        public String expected() {
            return amount.words("", "");
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.value(this);
        }
    }

    /** A global variable. */
    record Global(String name, Amount amount) implements Check {
        @Override
        public String sent() {
            return "global " + name;
        }

        @Override
        public String expected() {
            return amount.words("", "");
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.global(this);
        }
    }

    /** What bpf_trace_printk writes. */
    record Prints(String text) implements Check {
        @Override
        public String sent() {
            return "trace";
        }

        @Override
        public String expected() {
            return "a line with \"" + text + "\"";
        }

        @Override
        public <R, E extends Exception> R match(Cases<R, E> on) throws E {
            return on.prints(this);
        }
    }
}
