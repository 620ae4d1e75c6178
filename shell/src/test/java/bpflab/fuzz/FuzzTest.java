package bpflab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@code ./bpflab verify --fuzz N [SEED]} runs this alone, with as many inputs as asked for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("bpflab.fuzz", 20_000);
    private static final long SEED = Long.getLong("bpflab.fuzz.seed", 1);

    @Test
    void damaged_input_gives_a_value_or_trouble_and_soon() throws Exception {
        Path folder = Path.of("target/fuzz").toAbsolutePath();
        System.out.println("fuzz: " + INPUTS + " inputs from seed " + SEED + "; what fails is kept in " + folder);
        assertThat(new Fuzz(SEED, INPUTS, folder, Duration.ofSeconds(60)).run()).isEmpty();
    }

    @Test
    void the_same_seed_is_the_same_input() {
        for (Reader reader : Reader.values()) {
            assertThat(reader.input(4711)).as(reader.name()).isEqualTo(reader.input(4711));
        }
    }
}
