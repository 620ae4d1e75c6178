package bpflab.listing;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.LineInfo;
import bpflab.kernel.Symbols;
import bpflab.kernel.Xlated;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loaded program as the kernel told it, and what bpftool 7.1 printed of it in the same moment. The file has a section
 * for each part: code and addresses in hexadecimal, lines as slot|file|line|column|text, BTF in base 64.
 */
public record Recording(Map<String, List<String>> parts) {

    /** Reads one of the recordings beside these tests. */
    public static Recording read(String resource) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        try (InputStream in = Recording.class.getResourceAsStream(resource)) {
            List<String> part = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("-- ")) {
                    part = new ArrayList<>();
                    parts.put(line.substring(3), part);
                } else {
                    part.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Recording(parts);
    }

    /** The program. */
    public Xlated xlated() {
        return new Xlated(HexFormat.of().parseHex(String.join("", parts.get("code"))), functions(), lines(),
                Optional.of(Btf.parse(Base64.getDecoder().decode(String.join("", parts.get("btf"))))), addresses());
    }

    List<Long> addresses() {
        return parts.get("addresses").stream().map(address -> Long.parseUnsignedLong(address, 16)).toList();
    }

    /** The symbols that its text names. */
    public Symbols symbols() {
        Map<Long, String> byAddress = new HashMap<>();
        Map<String, Long> byName = new HashMap<>();
        for (String line : parts.get("symbols")) {
            String[] words = line.split(" ");
            byAddress.put(Long.parseUnsignedLong(words[0], 16), words[1]);
            byName.put(words[1], Long.parseUnsignedLong(words[0], 16));
        }
        return new Known(byAddress, byName);
    }

    /** What bpftool printed: {@code plain}, {@code opcodes} or {@code positions}. */
    public List<String> printed(String how) {
        return parts.get(how);
    }

    private List<FunctionInfo> functions() {
        return parts.get("functions").stream()
                .map(line -> line.split(" "))
                .map(w -> new FunctionInfo(Integer.parseInt(w[0]), Integer.parseInt(w[1])))
                .toList();
    }

    private List<LineInfo> lines() {
        return parts.get("lines").stream().map(line -> line.split("\\|", 5))
                .map(w -> new LineInfo(
                        Integer.parseInt(w[0]), w[1], w[4], Integer.parseInt(w[2]), Integer.parseInt(w[3]))).toList();
    }

    /** Symbols from two maps. */
    record Known(Map<Long, String> byAddress, Map<String, Long> byName) implements Symbols {
        static final Symbols NOTHING = new Known(Map.of(), Map.of());

        @Override
        public Optional<String> at(long address) {
            return Optional.ofNullable(byAddress.get(address));
        }

        @Override
        public Optional<Long> address(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
