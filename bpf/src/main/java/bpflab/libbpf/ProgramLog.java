package bpflab.libbpf;

import bpflab.verifier.VerifierLog;
import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/** The buffer that the verifier writes into. Untouched pages cost nothing, so the first is generous. */
final class ProgramLog implements AutoCloseable {
    private static final long FIRST_BYTES = 16L << 20;

    /** Above this a log is of no use to a person, and too long for a string with its copies. Linux keeps its end (since 6.4). */
    private static final long MOST_BYTES = 256L << 20;

    private Memory buffer = new Memory(FIRST_BYTES);

    ProgramLog() {
        buffer.setByte(0, (byte) 0);
    }

    Memory buffer() {
        return buffer;
    }

    /** Makes room after ENOSPC. @return whether another try makes sense */
    boolean grow() {
        long more = buffer.size() * 4;
        if (more > MOST_BYTES) {
            return false;
        }
        buffer.close();
        buffer = new Memory(more);
        buffer.setByte(0, (byte) 0);
        return true;
    }

    boolean isEmpty() {
        return buffer.getByte(0) == 0;
    }

    VerifierLog text() {
        if (isEmpty()) {
            return VerifierLog.NONE;
        }
        return new VerifierLog(buffer.getString(0, StandardCharsets.UTF_8.name()));
    }

    @Override
    public void close() {
        buffer.close();
    }
}
