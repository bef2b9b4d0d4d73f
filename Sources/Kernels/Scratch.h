#ifndef NNBOOK_SCRATCH_H
#define NNBOOK_SCRATCH_H

/// Bytes for a packed block of A; it stays in the second-level cache while the panels of B pass.
#define NN_A_SCRATCH_BYTES (400 << 10)
/// Bytes for a packed block of B.
#define NN_B_SCRATCH_BYTES (2 << 20)

/// The calling thread's memory for packed blocks, A's and then B's, aligned to 64 bytes. It is allocated when a thread
/// first asks (by its first large product) and freed when the thread ends. NULL when there is no memory: the product
/// then reads its operands where they lie, with the same result.
void *nn_scratch(void);

#endif
