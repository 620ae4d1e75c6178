# What arch/arm64/net/bpf_jit_comp.c of Linux 6.12 writes: a prologue, the instructions of bpf_jit.h, calls, a tail
# call, an epilogue. arm64.objdump is made from it:
# llvm-mc -triple aarch64 -mattr=+v8.6a -filetype=obj arm64.s -o arm64.o && llvm-objdump -d --mattr=+v8.6a arm64.o
demo:
	// build_prologue, with CONFIG_ARM64_BTI_KERNEL and CONFIG_ARM64_PTR_AUTH_KERNEL
	hint #38
	mov x9, x30
	nop
	hint #25
	stp x29, x30, [sp, #-16]!
	add x29, sp, #0
	stp xzr, x26, [sp, #-16]!
	add x26, sp, #0
	hint #36
	stp x19, x20, [sp, #-16]!
	stp x21, x22, [sp, #-16]!
	stp x25, xzr, [sp, #-16]!
	add x25, sp, #0
	sub sp, sp, #32
	// constants: emit_a64_mov_i, emit_a64_mov_i64
	movz w0, #2
	movn w1, #0
	movz x10, #0xabcd, lsl #48
	movk x10, #0x1234, lsl #32
	movk x10, #0x5678, lsl #16
	// loads and stores
	strb w1, [x0, x10]
	ldrb w1, [x0, x10]
	ldrsb x1, [x0, x10]
	strh w1, [x0, x10]
	ldrh w1, [x0, x10]
	ldrsh x1, [x0, x10]
	str w1, [x0, x10]
	ldr w1, [x0, x10]
	ldrsw x1, [x0, x10]
	str x1, [x0, x10]
	ldr x1, [x0, x10]
	strb w1, [x0, #7]
	ldrb w1, [x0, #7]
	ldrsb x1, [x0, #7]
	strh w1, [x0, #8]
	ldrh w1, [x0, #8]
	ldrsh x1, [x0, #8]
	str w1, [x0, #4]
	ldr w1, [x0, #4]
	ldrsw x1, [x0, #4]
	str x1, [sp, #16]
	ldr x1, [x0, #32]
	// atomics, with and without LSE
	ldxr x11, [x0]
	stxr w12, x11, [x0]
	stlxr w12, x11, [x0]
	ldxr w11, [x0]
	stadd x1, [x0]
	stclr x1, [x0]
	steor w1, [x0]
	stset w1, [x0]
	ldaddal x1, x1, [x0]
	ldclral x1, x1, [x0]
	ldeoral w1, w1, [x0]
	ldsetal w1, w1, [x0]
	swpal x1, x1, [x0]
	casal x7, x1, [x0]
	dmb ish
	// arithmetic
	add x0, x0, #16
	sub w0, w0, #1
	cmn x0, #1
	cmp w1, #17
	add x0, x1, #0
	lsl x0, x0, #3
	lsr w0, w0, #5
	asr x0, x0, #63
	uxth w0, w0
	ubfx x0, x0, #0, #32
	sxtb x0, w0
	sxth w0, w0
	sxtw x0, w0
	add x0, x0, x1
	sub w0, w0, w1
	neg x0, x0
	cmp x0, x1
	rev16 w0, w0
	rev32 x0, x0
	rev w0, w0
	rev x0, x0
	udiv x0, x0, x1
	sdiv w0, w0, w1
	lsl x0, x0, x1
	lsr w0, w0, w1
	asr x0, x0, x1
	mul x0, x0, x1
	msub x0, x11, x1, x0
	and x0, x0, x1
	orr w0, w0, w1
	eor x0, x0, x1
	tst x0, x1
	mvn x0, x1
	and x0, x0, #0xff
	orr w0, w0, #0x80000000
	eor x0, x0, #0xf0
	tst w0, #0x1
	mrs x10, TPIDR_EL1
	mrs x10, TPIDR_EL2
	mrs x10, SP_EL0
	// jumps
	cbz x0, out
	cbnz x0, out
	b.eq out
	b.ne out
	b.hs out
	b.hi out
	b.ls out
	b.lo out
	b.ge out
	b.gt out
	b.le out
	b.lt out
	// emit_direct_call, emit_indirect_call
	bl demo + 0x10000
	add x7, x0, #0
	movn x10, #0xefff
	movk x10, #0xc001, lsl #16
	movk x10, #0xffff, lsl #32
	blr x10
	// emit_bpf_tail_call
	movz w10, #36
	ldr w10, [x1, x10]
	add w2, w2, #0
	cmp w2, w10
	b.hs out
	movz w10, #33
	ldr x12, [x26]
	cmp x12, x10
	b.hs out
	add x12, x12, #1
	movz w10, #272
	add x10, x1, x10
	lsl x11, x2, #3
	ldr x11, [x10, x11]
	cbz x11, out
	str x12, [x26]
	add sp, sp, #32
	ldp x25, xzr, [sp], #16
	movz w10, #48
	ldr x10, [x11, x10]
	add x10, x10, #36
	br x10
out:
	// build_epilogue
	ldp x21, x22, [sp], #16
	ldp x19, x20, [sp], #16
	ldp xzr, x26, [sp], #16
	ldp x29, x30, [sp], #16
	add x0, x7, #0
	hint #29
	ret
	// build_plt
	ldr x10, . + 8
	br x10
