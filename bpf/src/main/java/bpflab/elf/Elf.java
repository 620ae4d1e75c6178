package bpflab.elf;

import bpflab.insn.Encoding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object file taken apart as ELF (elf(5)), with no idea of BPF yet. */
record Elf(Image image, List<Section> sections, List<Symbol> symbols) {
    private static final int SECTION_ROW_BYTES = 64;

    /**
     * Takes one apart.
     *
     * @param toLoad whether it must be of this machine's byte order
     * @throws bpflab.trouble.TroubleException when it is damaged, or not a 64-bit BPF object
     */
    static Elf read(Image image, boolean toLoad) {
        List<Section> sections = readSections(image, Header.read(image, toLoad));
        return new Elf(image, sections, readSymbols(image, sections));
    }

    Optional<Section> section(String name) {
        return sections.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The section with that index; empty for the reserved ones. */
    Optional<Section> section(int index) {
        return index > 0 && index < sections.size() ? Optional.of(sections.get(index)) : Optional.empty();
    }

    /** The bytes of a section of code, each slot as little-endian machines have it. */
    byte[] code(Section section) {
        ByteBuffer data = image.data(section);
        byte[] code = new byte[data.limit()];
        data.get(0, code);
        return image.bigEndian() ? Encoding.otherOrder(code) : code;
    }

    private static List<Section> readSections(Image image, Header header) {
        if (header.count() > 0 && header.entryBytes() < SECTION_ROW_BYTES) {
            throw ElfErrors.inconsistent(
                    image.name(), "a row of its section table has " + header.entryBytes() + " bytes");
        }
        ByteBuffer table =
                image.part("the section table", header.sections(), (long) header.count() * header.entryBytes());
        ByteBuffer names = names(image, header, table);
        List<Section> sections = new ArrayList<>(header.count());
        for (int i = 0; i < header.count(); i++) {
            sections.add(row(image, names, table, i * header.entryBytes(), i));
        }
        if (sections.size() > 1 && sections.stream().allMatch(section -> section.name().isEmpty())) {
            throw ElfErrors.inconsistent(image.name(), "its sections have no names");
        }
        checkApart(image, sections);
        return List.copyOf(sections);
    }

    /**
     * Compilers lay sections side by side; over each other they could hold more than the file, and cost time and memory
     * without end.
     */
    private static void checkApart(Image image, List<Section> sections) {
        long left = image.size();
        for (Section section : sections) {
            long bytes = section.type() == Section.NOBITS ? 0 : section.bytes();
            boolean outside = bytes > 0 && (section.offset() < 0 || section.offset() > image.size() - bytes);
            if (bytes < 0 || bytes > left || outside) {
                throw ElfErrors.cutOff(image, "section " + section.name(), section.offset(), section.bytes());
            }
            left -= bytes;
        }
    }

    private static ByteBuffer names(Image image, Header header, ByteBuffer table) {
        if (header.names() >= header.count()) {
            throw ElfErrors.inconsistent(
                    image.name(), header.count() == 0 ? "it has no section table" : "its sections have no names");
        }
        int at = header.names() * header.entryBytes();
        return image.part("the table of section names", table.getLong(at + 24), table.getLong(at + 32));
    }

    private static Section row(Image image, ByteBuffer names, ByteBuffer table, int at, int index) {
        return new Section(
                index, image.string(names, table.getInt(at)), table.getInt(at + 4), table.getLong(at + 8),
                        table.getLong(at + 24),
                table.getLong(at + 32), table.getInt(at + 40), table.getInt(at + 44), table.getLong(at + 56));
    }

    private static List<Symbol> readSymbols(Image image, List<Section> sections) {
        List<Symbol> symbols = new ArrayList<>();
        for (Section section : sections) {
            if (section.type() == Section.SYMTAB) {
                addSymbols(image, sections, section, symbols);
            }
        }
        return List.copyOf(symbols);
    }

    private static void addSymbols(Image image, List<Section> sections, Section section, List<Symbol> symbols) {
        if (section.link() <= 0 || section.link() >= sections.size()) {
            throw ElfErrors.inconsistent(image.name(), "its symbols have no names");
        }
        ByteBuffer names = image.data(sections.get(section.link()));
        ByteBuffer table = image.data(section);
        for (int at = 0; at + Symbol.BYTES <= table.limit(); at += Symbol.BYTES) {
            symbols.add(symbol(image.string(names, table.getInt(at)), table, at, sections));
        }
    }

    /** Section symbols carry no name of their own: they are called as their section. */
    private static Symbol symbol(String name, ByteBuffer table, int at, List<Section> sections) {
        int info = table.get(at + 4);
        int section = table.getShort(at + 6) & 0xffff;
        boolean unnamed = name.isEmpty() && section > 0 && section < sections.size();
        String called = unnamed ? sections.get(section).name() : name;
        return new Symbol(called, info & 0xf, info >> 4 & 0xf, section, table.getLong(at + 8), table.getLong(at + 16));
    }
}
