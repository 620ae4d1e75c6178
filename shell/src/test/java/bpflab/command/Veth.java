package bpflab.command;

import java.io.IOException;
import java.util.List;

/** A pair of interfaces of the test's own, named by the process, so that no two runs meet. */
final class Veth {
    final String name = "bt" + ProcessHandle.current().pid() % 1_000_000;

    private boolean there = true;

    Veth() throws IOException, InterruptedException {
        ip("link", "add", name, "type", "veth", "peer", "name", name + "p");
        for (String end : List.of(name, name + "p")) {
            ip("link", "set", end, "addrgenmode", "none"); // or the kernel sends packets of its own, when it likes
        }
        for (String end : List.of(name, name + "p")) {
            ip("link", "set", end, "up");
        }
    }

    void delete() throws IOException, InterruptedException {
        there = false;
        ip("link", "del", name);
    }

    void remove() throws IOException, InterruptedException {
        if (there) {
            delete();
        }
    }

    private static void ip(String... words) throws IOException, InterruptedException {
        String[] line = new String[words.length + 1];
        line[0] = "ip";
        System.arraycopy(words, 0, line, 1, words.length);
        int status = new ProcessBuilder(line).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", line) + ": status " + status);
        }
    }
}
