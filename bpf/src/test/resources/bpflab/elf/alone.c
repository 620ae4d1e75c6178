/* alone.o: clang -O2 -target bpf -c alone.c */
int alone(void *ctx)
{
	return 0;
}
