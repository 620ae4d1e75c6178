package bpflab.linux.attach;

import bpflab.libbpf.Fd;
import bpflab.linux.handle.Ids;
import java.util.Optional;

/**
 * A program on the sockets of a map that somebody else holds, too.
 *
 * @param map its id
 * @param attachType the number of the point
 * @param program its id
 */
record SockMapRemains(int map, int attachType, int program) implements Remains {
    static final String WORD = "sockmap";

    static SockMapRemains of(String[] words) {
        return new SockMapRemains(
                Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }

    @Override
    public String note() {
        return String.join(" ", WORD, String.valueOf(map), String.valueOf(attachType), String.valueOf(program));
    }

    @Override
    public String words() {
        return "program on map " + map;
    }

    /** The kernel takes it away only when it is that program: {@code sock_map_prog_detach}. */
    @Override
    public Optional<String> takeAway() {
        Optional<Fd> sockets = Ids.MAP.open(map);
        Optional<Fd> running = Ids.PROGRAM.open(program);
        try {
            return sockets.isPresent() && running.isPresent()
                    && SockMapProgram.detach(sockets.get(), running.get(), attachType) == 0
                            ? Optional.of(words())
                            : Optional.empty();
        } finally {
            sockets.ifPresent(Fd::close);
            running.ifPresent(Fd::close);
        }
    }
}
