#include "ThreadPool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "Kernels.h"

// Workers that spin for a while after a job and then park. One job at a time; its parts are claimed one by one from
// `state`, by workers and caller alike, so a worker that is late or missing costs time only.

#define MOST_THREADS 64
#define SPINS_BEFORE_PARKING 20000
#define WORKER_STACK_BYTES (2 << 20)

static _Atomic int32_t thread_count = 1;
static atomic_flag pool_taken = ATOMIC_FLAG_INIT;
static int32_t workers_started;

static struct {
    void (*task)(void *context, int32_t index);
    void *context;
} job;

/// Generation of the job (32 bits), number of its parts (16), next part to claim (16). The generation keeps a late
/// worker from claiming a part of a later job by an old reading.
static _Atomic uint64_t state;
static _Atomic int32_t parts_done;

static _Atomic int32_t workers_parked;
static pthread_mutex_t parking_lot = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work_arrived = PTHREAD_COND_INITIALIZER;

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static bool has_unclaimed_part(uint64_t reading) { return (reading & 0xffff) < (reading >> 16 & 0xffff); }

/// Claims and runs one part; false when there is none. The job's fields stay as they are while a claimed part is not
/// done, since the caller waits for it.
static bool run_one_part(void) {
    uint64_t reading = atomic_load_explicit(&state, memory_order_acquire);
    while (has_unclaimed_part(reading)) {
        if (atomic_compare_exchange_weak(&state, &reading, reading + 1)) {
            job.task(job.context, (int32_t)(reading & 0xffff));
            atomic_fetch_add_explicit(&parts_done, 1, memory_order_release);
            return true;
        }
    }
    return false;
}

static void *work(void *unused) {
    int32_t spins = 0;
    for (;;) {
        if (run_one_part()) {
            spins = 0;
        } else if (++spins < SPINS_BEFORE_PARKING) {
            pause_briefly();
        } else {
            pthread_mutex_lock(&parking_lot);
            atomic_fetch_add(&workers_parked, 1);
            while (!has_unclaimed_part(atomic_load(&state))) pthread_cond_wait(&work_arrived, &parking_lot);
            atomic_fetch_sub(&workers_parked, 1);
            pthread_mutex_unlock(&parking_lot);
            spins = 0;
        }
    }
    return unused;
}

static void start_workers(int32_t wanted) {
    pthread_attr_t attributes;
    if (workers_started >= wanted || pthread_attr_init(&attributes) != 0) return;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, WORKER_STACK_BYTES);
    pthread_t thread;
    while (workers_started < wanted && pthread_create(&thread, &attributes, work, NULL) == 0) workers_started++;
    pthread_attr_destroy(&attributes);
}

bool nn_pool_run(void (*task)(void *context, int32_t index), void *context, int32_t count) {
    if (atomic_flag_test_and_set_explicit(&pool_taken, memory_order_acquire)) return false;
    start_workers(count - 1);
    job.task = task;
    job.context = context;
    atomic_store(&parts_done, 0);
    const uint64_t generation = (atomic_load(&state) >> 32) + 1;
    atomic_store(&state, generation << 32 | (uint64_t)count << 16);
    if (atomic_load(&workers_parked) > 0) {
        pthread_mutex_lock(&parking_lot);
        pthread_cond_broadcast(&work_arrived);
        pthread_mutex_unlock(&parking_lot);
    }
    while (run_one_part()) {}
    for (int32_t spins = 0; atomic_load_explicit(&parts_done, memory_order_acquire) < count; spins++) {
        if (spins < SPINS_BEFORE_PARKING) pause_briefly();
        else sched_yield();
    }
    atomic_flag_clear_explicit(&pool_taken, memory_order_release);
    return true;
}

void nn_kernels_set_threads(int32_t count) {
    atomic_store(&thread_count, count < 1 ? 1 : count > MOST_THREADS ? MOST_THREADS : count);
}

int32_t nn_kernels_threads(void) { return atomic_load_explicit(&thread_count, memory_order_relaxed); }
