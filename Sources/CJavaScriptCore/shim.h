#include <stdbool.h>
#include <JavaScriptCore/JavaScript.h>

/* Exported by WebKitGTK and by macOS, though only a private header declares it. */
typedef bool (*NNBookShouldTerminate)(JSContextRef context, void *info);
void JSContextGroupSetExecutionTimeLimit(
    JSContextGroupRef group, double seconds, NNBookShouldTerminate callback, void *info);
