package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.elf.ObjectFile;
import bpflab.fuzz.Damage;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.NeedsKernel;
import bpflab.trouble.TroubleException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Our own objects, damaged. Each goes the way of the bench, but hundreds share a process: one that ends it must be one
 * that a trial refuses.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedObjectTest {
    private static final List<String> GOOD = List.of("pass", "maps", "jump", "subprogram", "mixed");
    private static final int SEEDS = Integer.getInteger("bpflab.damaged", 600);

    @Test
    void no_damaged_object_gets_past_both_the_reader_and_the_trial_and_ends_a_bench() throws Exception {
        int next = 0;
        while (next < SEEDS) {
            int reached = loadedInOneProcess(next);
            if (reached < SEEDS) {
                assertThat(refusedByTrial(reached))
                        .as("seed " + reached + " ends libbpf, a trial lets it pass")
                        .isTrue();
            }
            next = reached + 1;
        }
    }

    private static boolean refusedByTrial(int seed) {
        ObjectFile object = ObjectFile.parse("damaged.o", image(seed));
        return catchThrowableOfType(
                TroubleException.class, () -> new Trials().pass(object, LoadOptions.DEFAULT)) != null;
    }

    /** @return the seed that the process died of, else how many there are */
    private static int loadedInOneProcess(int from) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(SameJava.command(Batch.class, List.of("" + from, "" + SEEDS)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int reached = from;
        try (BufferedReader said = new BufferedReader(new InputStreamReader(child.getInputStream()))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                reached = Integer.parseInt(line);
            }
        }
        return child.waitFor() == 0 ? SEEDS : reached;
    }

    private static byte[] image(int seed) {
        return new Damage(seed).object(Sources.object(GOOD.get(seed % GOOD.size())).image());
    }

    /** Loads one after the other, and says which it begins. */
    static final class Batch {
        private Batch() {}

        public static void main(String[] words) {
            LinuxKernel kernel = LinuxKernel.forTrial();
            for (int seed = Integer.parseInt(words[0]); seed < Integer.parseInt(words[1]); seed++) {
                System.out.println(seed);
                try {
                    ObjectFile object = ObjectFile.parse("damaged.o", image(seed));
                    new ObjectLoad(kernel.readers(), object, LoadOptions.DEFAULT).load().close();
                } catch (TroubleException said) {
                    // a reader's or libbpf's words: fine
                }
            }
        }
    }
}
