package bpflab.linux;

import bpflab.verifier.log.VerifierLog;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/** The buffer that the verifier writes into. */
final class ProgramLog implements AutoCloseable {
    /**
     * Pages that are not touched cost nothing, so the first size is generous; above the second a log is of no use to a
     * person.
     */
    static final Room ROOM = new Room(16L << 20, 64L << 20);

    private final Room room;
    private Memory buffer;

    ProgramLog(Room room) {
        this.room = room;
        allocate(room.firstBytes());
    }

    /** How large a log's buffer is at first, and how large it may become. */
    record Room(long firstBytes, long mostBytes) {}

    private void allocate(long bytes) {
        buffer = new Memory(bytes);
        buffer.setByte(0, (byte) 0);
    }

    Memory buffer() {
        return buffer;
    }

    /**
     * Makes room after ENOSPC.
     *
     * @return whether another try makes sense
     */
    boolean grow() {
        long more = buffer.size() * 4;
        if (more > room.mostBytes()) {
            return false;
        }
        buffer.close();
        allocate(more);
        return true;
    }

    boolean isEmpty() {
        return buffer.getByte(0) == 0;
    }

    VerifierLog text() {
        return isEmpty() ? VerifierLog.NONE : new VerifierLog(buffer.getString(0, StandardCharsets.UTF_8.name()));
    }

    @Override
    public void close() {
        buffer.close();
    }
}
