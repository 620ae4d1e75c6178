package bpflab.bench;

import bpflab.machine.Machine;
import bpflab.progress.Student;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Where a result comes from: what a teacher who gathers the JSON of a class must know.
 *
 * @param student the name of the user who sits here, also under sudo
 * @param host the machine's name
 * @param time when, in UTC
 * @param kernel its release
 * @param version of bpflab
 */
public record Provenance(String student, String host, Instant time, String kernel, String version) {
    /** Of a result of now. */
    public static Provenance of(Machine machine) {
        Map<String, String> environment = machine.environment();
        boolean sudo = Student.of(environment).owner().isPresent();
        String user = sudo ? environment.getOrDefault("SUDO_USER", "") : System.getProperty("user.name", "");
        return new Provenance(
                user,
                machine.text("/proc/sys/kernel/hostname").map(String::strip).orElse(""),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                machine.release().orElse(""),
                Version.TEXT);
    }
}
