package bpflab.dialect.bcc;

import java.util.Set;

/** The methods of a table that are more than one call of the kernel, as functions. */
final class TableFunctions {
    private final Table table;

    TableFunctions(Table table) {
        this.table = table;
    }

    /** A function with a method's name; where the table has the name of one of its variables, those get others. */
    String text(String method) {
        String text = method.equals("lookup_or_try_init") ? lookupOrInit() : count(method, method.startsWith("atomic"));
        boolean hides = Set.of("key", "by", "leaf", "init").contains(table.name());
        return hides ? text.replaceAll("(?<![&\\w])" + table.name() + "(?!\\w)|(?<=, &)" + table.name() + "(?!\\w)",
                "_" + table.name()) : text;
    }

    private String lookupOrInit() {
        return "static __always_inline " + table.leafPointer() + table.name()
                + "_lookup_or_try_init(const void *key, const void *init)\n"
                + "{\n"
                + "\t" + table.leafPointer() + "leaf = bpf_map_lookup_elem(&" + table.name() + ", key);\n"
                + "\n"
                + "\tif (leaf)\n"
                + "\t\treturn leaf;\n"
                + "\tbpf_map_update_elem(&" + table.name() + ", key, init, BPF_NOEXIST);\n"
                + "\treturn bpf_map_lookup_elem(&" + table.name() + ", key);\n"
                + "}";
    }

    private String count(String method, boolean atomic) {
        String add = atomic ? "__sync_fetch_and_add(leaf, by);\n" : "*leaf += by;\n";
        return "static __always_inline void " + table.name() + "_" + method + "(" + table.key() + " key, "
                + table.leaf() + " by)\n"
                + "{\n"
                + "\t" + table.leafPointer() + "leaf = bpf_map_lookup_elem(&" + table.name() + ", &key);\n"
                + "\n"
                + "\tif (leaf)\n"
                + "\t\t" + add
                + (table.insertsOnCount()
                        ? "\telse\n\t\tbpf_map_update_elem(&" + table.name() + ", &key, &by, BPF_NOEXIST);\n"
                        : "")
                + "}";
    }
}
