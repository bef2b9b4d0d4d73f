#include "MachineLimits.h"

#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#endif

const char *nn_limit_compiler(void) { return __VERSION__; }

const char *nn_limit_processor(void) {
    static _Thread_local char name[65];
#if defined(__x86_64__)
    unsigned int words[12] = {0};
    if (__get_cpuid_max(0x80000000, NULL) < 0x80000004) return "x86-64";
    for (unsigned int part = 0; part < 3; part++) {
        unsigned int *to = words + 4 * part;
        __get_cpuid(0x80000002 + part, to, to + 1, to + 2, to + 3);
    }
    memcpy(name, words, sizeof words);
    // Some processors fill their names up with blanks in front.
    return name + strspn(name, " ");
#elif defined(__APPLE__)
    size_t size = sizeof name - 1;
    return sysctlbyname("machdep.cpu.brand_string", name, &size, NULL, 0) == 0 ? name : "ARM64";
#else
    (void)name;
    return "ARM64";
#endif
}
