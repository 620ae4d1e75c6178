package bpflab.linux;

import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadOptions;
import bpflab.libbpf.Libc;
import bpflab.trouble.TroubleException;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The process that {@link Trials} starts: has libbpf open and load an object just as a bench does, and ends. Nothing is
 * attached nor pinned. What the kernel answers is of no interest here, only whether this process lives to say so.
 */
final class Trial {
    /** What is written before libbpf sees the object: from then on an end is the object's doing. */
    static final int BEGUN = 'b';

    /** The exit status of a process that libbpf did not end. No JVM that dies ends with it. */
    static final int SURVIVED = 42;

    private Trial() {}

    /** The object's name, the one program or "", the type or ""; standard input: how many bytes, the bytes. */
    public static void main(String[] words) throws IOException {
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        byte[] image = in.readNBytes(in.readInt());
        endWith(in);
        try {
            LinuxKernel kernel = LinuxKernel.forTrial();
            LoadOptions options = new LoadOptions(given(words[1]), 0, given(words[2]), false);
            Libc.prctl(Libc.PR_SET_DUMPABLE, 0, 0, 0, 0); // no core file in anybody's folder
            new FileOutputStream(FileDescriptor.out).write(BEGUN);
            new ObjectLoad(kernel.readers(), ObjectFile.parse(words[0], image), options).load().close();
        } catch (TroubleException said) {
            // the bench will meet it, too, and say it
        }
        Runtime.getRuntime().halt(SURVIVED);
    }

    private static Optional<String> given(String word) {
        return Optional.of(word).filter(it -> !it.isEmpty());
    }

    /** Standard input stays open as long as the bench lives: libbpf may never come back, and then nobody waits. */
    private static void endWith(DataInputStream bench) {
        Thread watch = new Thread(() -> {
            try {
                bench.read();
            } catch (IOException gone) {
                // the same news
            }
            Runtime.getRuntime().halt(1);
        }, "bpflab-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
