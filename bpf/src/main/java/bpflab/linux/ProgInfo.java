package bpflab.linux;

/** Where the fields of {@code struct bpf_prog_info} are, in bytes: include/uapi/linux/bpf.h, Linux 5.16 to 6.18. */
final class ProgInfo {
    static final int TYPE = 0;
    static final int ID = 4;
    static final int TAG = 8;
    static final int JITED_LEN = 16;
    static final int XLATED_LEN = 20;
    static final int JITED_INSNS = 24;
    static final int XLATED_INSNS = 32;
    static final int LOAD_TIME = 40;
    static final int UID = 48;
    static final int NR_MAP_IDS = 52;
    static final int MAP_IDS = 56;
    static final int NAME = 64;
    static final int GPL_COMPATIBLE = 84;
    static final int NR_JITED_KSYMS = 104;
    static final int NR_JITED_FUNC_LENS = 108;
    static final int JITED_KSYMS = 112;
    static final int JITED_FUNC_LENS = 120;
    static final int BTF_ID = 128;
    static final int FUNC_INFO_REC_SIZE = 132;
    static final int FUNC_INFO = 136;
    static final int NR_FUNC_INFO = 144;
    static final int NR_LINE_INFO = 148;
    static final int LINE_INFO = 152;
    static final int JITED_LINE_INFO = 160;
    static final int NR_JITED_LINE_INFO = 168;
    static final int LINE_INFO_REC_SIZE = 172;
    static final int JITED_LINE_INFO_REC_SIZE = 176;
    static final int NR_PROG_TAGS = 180;
    static final int PROG_TAGS = 184;
    static final int RUN_TIME_NS = 192;
    static final int RUN_CNT = 200;
    static final int VERIFIED_INSNS = 216;

    /** The size of the structure. */
    static final int BYTES = 232;

    /** {@code BPF_TAG_SIZE}. */
    static final int TAG_BYTES = 8;

    private ProgInfo() {}
}
