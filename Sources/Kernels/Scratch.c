#include "Scratch.h"

#include <pthread.h>
#include <stdlib.h>

static _Thread_local void *scratch;
static pthread_key_t at_thread_end;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void create_key(void) { pthread_key_create(&at_thread_end, free); }

void *nn_scratch(void) {
    if (scratch) return scratch;
    pthread_once(&once, create_key);
    void *memory = NULL;
    if (posix_memalign(&memory, 64, NN_A_SCRATCH_BYTES + NN_B_SCRATCH_BYTES) != 0) return NULL;
    pthread_setspecific(at_thread_end, memory);
    return scratch = memory;
}
