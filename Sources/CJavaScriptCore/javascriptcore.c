#include "javascriptcore.h"

#include <dlfcn.h>
#include <pthread.h>

#ifdef __APPLE__
const char *const javascriptcore_name = "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore";
#else
const char *const javascriptcore_name = "libjavascriptcoregtk-4.1.so.0";
#endif

static struct javascriptcore functions;
static const struct javascriptcore *found;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
    void *library = dlopen(javascriptcore_name, RTLD_LAZY | RTLD_LOCAL);
    if (!library) return;
#define FIND(name) \
    functions.name = (__typeof__(functions.name))dlsym(library, #name); \
    if (!functions.name) return
    FIND(JSContextGroupCreate);
    FIND(JSContextGroupRelease);
    FIND(JSGlobalContextCreateInGroup);
    FIND(JSGlobalContextRelease);
    FIND(JSContextGroupSetExecutionTimeLimit);
    FIND(JSContextGetGlobalObject);
    FIND(JSEvaluateScript);
    FIND(JSObjectDeleteProperty);
    FIND(JSObjectGetProperty);
    FIND(JSObjectCallAsFunction);
    FIND(JSValueIsObject);
    FIND(JSValueMakeString);
    FIND(JSValueToObject);
    FIND(JSValueToStringCopy);
    FIND(JSStringCreateWithCharacters);
    FIND(JSStringCreateWithUTF8CString);
    FIND(JSStringRelease);
    FIND(JSStringGetLength);
    FIND(JSStringGetCharactersPtr);
    found = &functions;
}

const struct javascriptcore *javascriptcore(void) {
    pthread_once(&once, open_library);
    return found;
}
