package bpflab.linux.attach;

import bpflab.libbpf.Fd;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.OpenSocket;
import bpflab.linux.handle.SocketOption;
import java.util.Optional;

/**
 * A program on a socket of another process.
 *
 * @param detach the option that takes it away
 * @param program its id
 */
record SocketRemains(OpenSocket socket, SocketOption detach, int program) implements Remains {
    static final String WORD = "socket";

    static SocketRemains of(String[] words) {
        OpenSocket socket = new OpenSocket(Long.parseLong(words[1]), Integer.parseInt(words[2]),
                Long.parseLong(words[3]));
        return new SocketRemains(socket, SocketOption.valueOf(words[4]), Integer.parseInt(words[5]));
    }

    @Override
    public String note() {
        return String.join(" ", WORD, String.valueOf(socket.process()), String.valueOf(socket.descriptor()),
                String.valueOf(socket.cookie()), detach.name(), String.valueOf(program));
    }

    @Override
    public String words() {
        return "program on a socket of process " + socket.process();
    }

    /** No socket tells which program it runs; one that is gone is on none. */
    @Override
    public Optional<String> takeAway() {
        Optional<Fd> running = Ids.PROGRAM.open(program);
        running.ifPresent(Fd::close);
        return running.flatMap(there -> socket.borrow()).map(borrowed -> {
            try (borrowed) {
                detach.set(borrowed, 0, "cannot take the program off a socket of process " + socket.process());
                return words();
            }
        });
    }
}
