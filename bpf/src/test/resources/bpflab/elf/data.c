/* data.o: clang -O2 -target bpf -c data.c */
int only_data = 3;
