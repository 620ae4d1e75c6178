/* static.o: clang -O2 -target bpf -c static.c */
__attribute__((section("xdp"), used)) static int quiet(void *ctx)
{
	return 2;
}

__attribute__((section("xdp"))) int loud(void *ctx)
{
	return 1;
}
