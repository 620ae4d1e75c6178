package bpflab.script;

import bpflab.machine.Beside;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lines as the bytes of a text file: without roles, without blanks at their ends that only fill a column, control
 * characters made visible, in UTF-8 whatever the stream's encoding is. Made and written in pieces: a stream takes as
 * long for a line as for a thousand, and so does the look for what is unsafe.
 */
final class TextBytes {
    /** Lines of a piece. */
    private static final int PIECE = 1024;
    /** Pieces that may be begun before they are needed. */
    private static final int AHEAD = 4;
    private static final int USUAL_LINE = 32;
    private static final byte DELETE = 0x7f;

    private final List<Line> lines;

    /** @param lines may be asked for from two threads at once, and do not change */
    TextBytes(List<Line> lines) {
        this.lines = lines;
    }

    /** Writes them; of a long listing every other piece is made by a thread beside, for a person waits for it. */
    void writeTo(PrintStream stream) {
        if (lines.size() <= PIECE) {
            write(piece(0), stream);
            return;
        }
        ExecutorService other = Executors.newSingleThreadExecutor(TextBytes::helping);
        try {
            writeBoth(other, stream);
        } finally {
            other.shutdownNow();
        }
    }

    private void writeBoth(ExecutorService other, PrintStream stream) {
        Deque<Beside<byte[]>> ahead = new ArrayDeque<>();
        int next = PIECE;
        for (int from = 0; from < lines.size(); from += 2 * PIECE) {
            for (; ahead.size() < AHEAD && next < lines.size(); next += 2 * PIECE) {
                int start = next;
                ahead.add(Beside.on(other, () -> piece(start)));
            }
            write(piece(from), stream);
            if (!ahead.isEmpty()) {
                write(ahead.remove().get(), stream);
            }
        }
    }

    private static Thread helping(Runnable work) {
        Thread thread = new Thread(work, "bpflab-print");
        thread.setDaemon(true);
        return thread;
    }

    private static void write(byte[] piece, PrintStream stream) {
        stream.write(piece, 0, piece.length);
    }

    private byte[] piece(int from) {
        List<Line> part = lines.subList(from, Math.min(from + PIECE, lines.size()));
        StringBuilder text = new StringBuilder(part.size() * USUAL_LINE);
        for (int at = 0; at < part.size(); at++) {
            add(part.get(at), text);
        }
        byte[] bytes = utf8(text);
        if (isPlain(bytes, part.size())) {
            return bytes;
        }
        text.setLength(0);
        for (Line line : part) {
            add(Clean.line(line), text);
        }
        return utf8(text);
    }

    /** The line without blanks at its end; those of C belong to the line that somebody wrote, as in bpftool's dumps. */
    private static void add(Line line, StringBuilder text) {
        int start = text.length();
        List<Span> spans = line.spans();
        for (int i = 0; i < spans.size(); i++) {
            text.append(spans.get(i).text());
        }
        int end = text.length();
        boolean ofC = !spans.isEmpty() && spans.get(spans.size() - 1).role() == Role.C;
        while (!ofC && end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether all letters are printable ones of ASCII, and no line has an end within. */
    private static boolean isPlain(byte[] bytes, int lines) {
        int ends = 0;
        for (byte letter : bytes) {
            if (letter < ' ' || letter == DELETE) {
                if (letter != '\n') {
                    return false;
                }
                ends++;
            }
        }
        return ends == lines;
    }
}
