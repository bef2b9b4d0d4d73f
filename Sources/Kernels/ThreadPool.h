#ifndef NNBOOK_THREAD_POOL_H
#define NNBOOK_THREAD_POOL_H

#include <stdbool.h>
#include <stdint.h>

/// Multiplications from which a matrix product pays for a second thread.
#define NN_THREADED_PRODUCT 4e5

/// Elements from which a pass over a tensor pays for a second thread.
#define NN_THREADED_ELEMENTS 32768

/// Runs task(context, index) for each index in 0 ..< count, on the calling thread and the pool's workers, and returns
/// when all are done. False, with nothing done, when another thread has the pool.
bool nn_pool_run(void (*task)(void *context, int32_t index), void *context, int32_t count);

#endif
