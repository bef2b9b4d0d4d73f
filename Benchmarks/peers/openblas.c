// Times OpenBLAS's matrix product as C calls it, without what Python adds to a call.
//
//     openblas LIBRARY PREFIX SUFFIX THREADS f32|f64 SAMPLES SECONDS MxNxK/TT…
//
// LIBRARY is the OpenBLAS that NumPy brings; its functions are PREFIX cblas_sgemm SUFFIX and take 64-bit sizes. Writes
// a line for each shape: its name, the core OpenBLAS chose, then microseconds a call, a sample each. Operands are
// those of `nnbook bench`: `n` as they are, `t` stored transposed.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROW_MAJOR = 101, PLAIN = 111, TRANSPOSED = 112 };

typedef void (*sgemm)(
    int, int, int, int64_t, int64_t, int64_t, float, const float *, int64_t, const float *, int64_t, float, float *,
    int64_t);
typedef void (*dgemm)(
    int, int, int, int64_t, int64_t, int64_t, double, const double *, int64_t, const double *, int64_t, double,
    double *, int64_t);

static void *library;
static const char *prefix, *suffix;

static void *function(const char *name) {
    char full[128];
    snprintf(full, sizeof full, "%s%s%s", prefix, name, suffix);
    void *found = dlsym(library, full);
    if (!found) {
        fprintf(stderr, "openblas: no function %s\n", full);
        exit(1);
    }
    return found;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/// The evenly spread numbers of `nnbook bench`.
static void *numbers(int64_t count, int is_double) {
    void *memory = aligned_alloc(64, (size_t)((count * (is_double ? 8 : 4) + 63) / 64 * 64));
    double place = 0;
    for (int64_t index = 0; index < count; index++) {
        place += 0.6180339887498949;
        if (place >= 1) place -= 1;
        if (is_double) ((double *)memory)[index] = 2 * place - 1;
        else ((float *)memory)[index] = (float)(2 * place - 1);
    }
    return memory;
}

int main(int count, char **arguments) {
    if (count < 9) return 2;
    library = dlopen(arguments[1], RTLD_NOW | RTLD_GLOBAL);
    if (!library) {
        fprintf(stderr, "openblas: %s\n", dlerror());
        return 1;
    }
    prefix = arguments[2], suffix = arguments[3];
    ((void (*)(int))function("openblas_set_num_threads"))(atoi(arguments[4]));
    const char *core = ((const char *(*)(void))function("openblas_get_corename"))();
    const int is_double = strcmp(arguments[5], "f64") == 0;
    const int samples = atoi(arguments[6]);
    const double seconds = atof(arguments[7]);
    const sgemm single = (sgemm)function("cblas_sgemm");
    const dgemm twofold = (dgemm)function("cblas_dgemm");
    for (int place = 8; place < count; place++) {
        long long m, n, k;
        char ta, tb;
        if (sscanf(arguments[place], "%lldx%lldx%lld/%c%c", &m, &n, &k, &ta, &tb) != 5) return 2;
        void *a = numbers(m * k, is_double), *b = numbers(k * n, is_double), *c = numbers(m * n, is_double);
        const int of_a = ta == 't' ? TRANSPOSED : PLAIN, of_b = tb == 't' ? TRANSPOSED : PLAIN;
        const int64_t lda = ta == 't' ? m : k, ldb = tb == 't' ? k : n;
        long calls = 1;
        printf("%s %s", arguments[place], core);
        // The first rounds warm up and find how many calls fill the time.
        double elapsed = 0;
        for (int sample = -40; sample < samples; sample++) {
            const double begin = now();
            for (long call = 0; call < calls; call++) {
                if (is_double) twofold(ROW_MAJOR, of_a, of_b, m, n, k, 1, a, lda, b, ldb, 0, c, n);
                else single(ROW_MAJOR, of_a, of_b, m, n, k, 1, a, lda, b, ldb, 0, c, n);
            }
            elapsed = now() - begin;
            if (sample >= 0) printf(" %.9g", elapsed / (double)calls * 1e6);
            else if (elapsed < seconds / 4) calls *= 2;
            else {
                calls = (long)((double)calls * seconds / elapsed) + 1;
                sample = -1;
            }
        }
        printf("\n");
        fflush(stdout);
        free(a);
        free(b);
        free(c);
    }
    return 0;
}
