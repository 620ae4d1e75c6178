package bpflab.elf;

import bpflab.btf.Btf;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an object file describes, the same on every machine: nothing of it depends on a kernel.
 *
 * @param name the file's name, as errors call it
 * @param image the file's bytes
 * @param license what section {@code license} says; empty when there is none
 * @param programs the functions that can be loaded, in the order of the file
 * @param maps the maps that programs share with the world, those of {@code .bss} and its like last
 * @param btf the types; empty when it was compiled without {@code -g}
 * @param subprograms the functions that programs call, in the order of the file
 * @param sections the section table
 */
public record ObjectFile(
        String name,
        byte[] image,
        String license,
        List<ProgramSpec> programs,
        List<MapSpec> maps,
        Optional<Btf> btf,
        List<ProgramSpec> subprograms,
        List<Section> sections) {
    public ObjectFile {
        programs = List.copyOf(programs);
        maps = List.copyOf(maps);
        subprograms = List.copyOf(subprograms);
        sections = List.copyOf(sections);
    }

    /** An object without the parts that only listings show. */
    public ObjectFile(
            String name, byte[] image, String license,
                    List<ProgramSpec> programs, List<MapSpec> maps, Optional<Btf> btf) {
        this(name, image, license, programs, maps, btf, List.of(), List.of());
    }

    /**
     * Whether a file is meant for {@link #read} and no C: its name ends in {@code .o}, or its bytes begin as one's do.
     */
    public static boolean isOne(Path file) {
        return file.toString().endsWith(".o") || FileKind.isNoText(FileReader.first(file, FileKind.LOOK_AT_BYTES));
    }

    /**
     * Reads a file.
     *
     * @throws TroubleException not there, a directory, empty, C source, not ELF, for another machine, truncated,
     *     nothing to load in it
     */
    public static ObjectFile read(Path file) {
        return parse(file.toString(), FileReader.read(file));
    }

    /**
     * Reads a file to be looked at, not loaded: the code of one is listed, too, whose maps libbpf does not take, or
     * that has no program but functions for others, whose symbols were stripped, or that is for machines of the other
     * byte order. Such maps are left out.
     *
     * @throws TroubleException as {@link #read}, where there is nothing to list
     */
    public static ObjectFile listed(Path file) {
        return parse(file.toString(), FileReader.read(file), false);
    }

    /** Reads an image in memory, as {@link #read}; {@code name} is what errors call it. */
    public static ObjectFile parse(String name, byte[] image) {
        return parse(name, image, true);
    }

    private static ObjectFile parse(String name, byte[] image, boolean toLoad) {
        FileKind.requireElf(name, image);
        Elf elf = Elf.read(new Image(name, image), toLoad);
        if (toLoad && elf.symbols().isEmpty()) {
            throw Trouble.failed(
                    "cannot read " + name + " as a BPF object",
                            "its symbol table was stripped, so its programs have no names",
                    ":compile FILE.c   # makes it again; llvm-strip -g leaves what is needed\n"
                            + ":dump elf " + name + "   # lists its code").toException();
        }
        Optional<Btf> btf = elf.section(".BTF").map(section -> Btf.parse(bytes(elf.image().data(section))).checked());
        SourceInfo info = btf.map(types -> SourceInfo.read(elf, types)).orElse(SourceInfo.NONE);
        Functions functions = toLoad ? Functions.read(elf, info, btf)
                : Functions.listed(elf, info, btf);
        if (functions.programs().isEmpty() && (toLoad || functions.subprograms().isEmpty())) {
            throw noPrograms(name, functions);
        }
        return new ObjectFile(name, image, license(elf), functions.programs(), maps(elf, btf, toLoad), btf,
                functions.subprograms(), elf.sections());
    }

    private static List<MapSpec> maps(Elf elf, Optional<Btf> btf, boolean toLoad) {
        try {
            List<MapSpec> maps = new ArrayList<>(DefinedMaps.of(elf, btf));
            maps.addAll(VariableMaps.of(elf.sections(), btf));
            return maps;
        } catch (TroubleException no) {
            if (toLoad) {
                throw no;
            }
            return List.of();
        }
    }

    /** The program of that name. */
    public Optional<ProgramSpec> program(String programName) {
        return programs.stream().filter(p -> p.name().equals(programName)).findFirst();
    }

    /** The map of that name. */
    public Optional<MapSpec> map(String mapName) {
        return maps.stream().filter(m -> m.name().equals(mapName)).findFirst();
    }

    /** Whether it was compiled for machines that put the greatest byte first. Its code is in the other order here. */
    public boolean bigEndian() {
        return Image.bigEndian(image);
    }

    /**
     * What file(1) says of it:
     * {@code ELF 64-bit LSB relocatable, eBPF, version 1 (SYSV), with debug_info, not stripped}.
     */
    public String describe() {
        return FileDescription.of(sections, bigEndian());
    }

    private static TroubleException noPrograms(String name, Functions functions) {
        String why = functions.subprograms().isEmpty()
                ? "there is no function in it"
                : "none of its functions is in a section of its own";
        return Trouble.failed(
                "there is no program in " + name, why, "say where a program goes before its function: SEC(\"xdp\")")
                        .toException();
    }

    private static String license(Elf elf) {
        return elf.section("license").map(section -> {
            String text = StandardCharsets.UTF_8.decode(elf.image().data(section)).toString();
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        }).orElse("");
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
