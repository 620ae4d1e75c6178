// loaded: lwt_in
// note: SEC("wrap_it") says no type of program; it calls a helper that only such programs may, so it is loaded as SEC("lwt_in"), which you can write
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

SEC("wrap_it")
int f(struct __sk_buff *skb)
{
	char header[20] = {};

	return bpf_lwt_push_encap(skb, BPF_LWT_ENCAP_IP, header, sizeof(header)) ? BPF_DROP : BPF_OK;
}

char LICENSE[] SEC("license") = "GPL";
