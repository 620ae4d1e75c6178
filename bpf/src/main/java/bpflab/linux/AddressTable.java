package bpflab.linux;

/** From an address to where its line begins in the text of kallsyms: open addressing, twice as many places as lines. */
final class AddressTable {
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private final long[] addresses;
    private final int[] lines;
    private final int shift;

    AddressTable(byte[] text) {
        int count = 1;
        for (byte b : text) {
            count += b == '\n' ? 1 : 0;
        }
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(count));
        addresses = new long[1 << bits];
        lines = new int[1 << bits];
        shift = Long.SIZE - bits;
        for (int line = 0; line + 18 < text.length; line = SymbolText.nextLine(text, line)) {
            put(address(text, line), line);
        }
    }

    /** Hidden addresses are 0 and not kept; of several lines with one address the first stays. */
    private void put(long address, int line) {
        if (address == 0) {
            return;
        }
        int place = place(address);
        if (addresses[place] == 0) {
            addresses[place] = address;
            lines[place] = line;
        }
    }

    /** Where the line of an address begins; -1 when there is none. */
    int line(long address) {
        int place = place(address);
        return address != 0 && addresses[place] == address ? lines[place] : -1;
    }

    /** The place that holds an address, or the free one where it would go. */
    private int place(long address) {
        int place = (int) (address * MIX >>> shift);
        while (addresses[place] != 0 && addresses[place] != address) {
            place = place + 1 & addresses.length - 1;
        }
        return place;
    }

    /** The 16 hexadecimal digits that a line begins with. */
    static long address(byte[] text, int line) {
        long address = 0;
        for (int i = line; i < line + 16 && i < text.length; i++) {
            int digit = text[i] <= '9' ? text[i] - '0' : text[i] - 'a' + 10;
            address = address << 4 | digit;
        }
        return address;
    }
}
