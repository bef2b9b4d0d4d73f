#include "Team.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define MOST_THREADS 64

double nn_team_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

double nn_team_rate(double (*run)(int64_t rounds), double seconds) {
    // A first stretch brings the clock up and says how many rounds fill the time.
    int64_t rounds = 64;
    double elapsed;
    do {
        rounds *= 2;
        const double begin = nn_team_now();
        run(rounds);
        elapsed = nn_team_now() - begin;
    } while (elapsed < seconds / 8);
    rounds = (int64_t)((double)rounds * seconds / elapsed) + 1;
    const double begin = nn_team_now();
    const double units = run(rounds);
    return units / (nn_team_now() - begin);
}

typedef struct {
    double (*measure)(void *context, int32_t index, double seconds);
    void *context;
    int32_t index;
    int32_t threads;
    double seconds;
    double result;
    _Atomic int32_t *arrived;
} member;

static void *work(void *given) {
    member *self = given;
    // All begin together, so that each is measured while the others run.
    atomic_fetch_add(self->arrived, 1);
    while (atomic_load(self->arrived) < self->threads) {}
    self->result = self->measure(self->context, self->index, self->seconds);
    return NULL;
}

double nn_team_run(
    double (*measure)(void *context, int32_t index, double seconds), void *context, int32_t threads, double seconds) {
    if (threads < 1) threads = 1;
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    _Atomic int32_t arrived = 0;
    member members[MOST_THREADS];
    pthread_t others[MOST_THREADS];
    for (int32_t index = 0; index < threads; index++) {
        members[index] = (member){measure, context, index, threads, seconds, 0, &arrived};
    }
    int32_t started = 1;
    while (started < threads && pthread_create(&others[started], NULL, work, &members[started]) == 0) started++;
    // Threads that could not be had are not waited for; what they would have done is missing from the sum.
    atomic_fetch_add(&arrived, threads - started);
    work(&members[0]);
    double sum = members[0].result;
    for (int32_t index = 1; index < started; index++) {
        pthread_join(others[index], NULL);
        sum += members[index].result;
    }
    return sum;
}
