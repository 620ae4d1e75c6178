package bpflab.linux;

import bpflab.machine.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The options that this kernel was built with, where libbpf looks for them ({@code bpf_object__read_kconfig_file}). */
final class KernelConfiguration {
    private static final Path KEPT = Path.of("/proc/config.gz");
    private static final Pattern SET = Pattern.compile("(CONFIG_\\w+)=.*");

    private KernelConfiguration() {}

    /** The names of those that are set: {@code CONFIG_HZ}. None where nobody may read a configuration. */
    static List<String> options() {
        Path installed = Path.of("/boot/config-" + Machine.here().release().orElse(""));
        try (InputStream file = Files.newInputStream(Files.exists(installed) ? installed : KEPT)) {
            InputStream text = Files.exists(installed) ? file : new GZIPInputStream(file);
            return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)).lines()
                    .map(SET::matcher)
                    .filter(Matcher::matches)
                    .map(MatchResult.class::cast)
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
