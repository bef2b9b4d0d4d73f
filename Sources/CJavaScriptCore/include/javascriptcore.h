#ifndef NNBOOK_JAVASCRIPTCORE_H
#define NNBOOK_JAVASCRIPTCORE_H

#include <stdbool.h>
#include <stddef.h>

/// JavaScriptCore's C API as far as it is used here: WebKitGTK's on Linux, the system's own on macOS.
///
/// The library is opened when it is first asked for. Linked in, it and the two dozen libraries it needs would take
/// half of the time in which the program starts, and most runs need no JavaScript.

typedef const struct OpaqueJSContextGroup *JSContextGroupRef;
typedef struct OpaqueJSContext *JSGlobalContextRef;
typedef const struct OpaqueJSContext *JSContextRef;
typedef struct OpaqueJSString *JSStringRef;
typedef const struct OpaqueJSValue *JSValueRef;
typedef struct OpaqueJSValue *JSObjectRef;
typedef unsigned short JSChar;

struct javascriptcore {
    JSContextGroupRef _Nonnull (*_Nonnull JSContextGroupCreate)(void);
    void (*_Nonnull JSContextGroupRelease)(JSContextGroupRef _Nonnull group);
    JSGlobalContextRef _Nonnull (*_Nonnull JSGlobalContextCreateInGroup)(
        JSContextGroupRef _Nonnull group, void *_Nullable globalObjectClass);
    void (*_Nonnull JSGlobalContextRelease)(JSGlobalContextRef _Nonnull context);
    /// Exported by both, though only a private header declares it; `callback` may be NULL.
    void (*_Nonnull JSContextGroupSetExecutionTimeLimit)(
        JSContextGroupRef _Nonnull group, double seconds, void *_Nullable callback, void *_Nullable info);
    JSObjectRef _Nonnull (*_Nonnull JSContextGetGlobalObject)(JSContextRef _Nonnull context);
    JSValueRef _Nullable (*_Nonnull JSEvaluateScript)(
        JSContextRef _Nonnull context, JSStringRef _Nonnull script, JSObjectRef _Nullable thisObject,
        JSStringRef _Nullable source, int firstLine, JSValueRef _Nullable *_Nullable exception);
    bool (*_Nonnull JSObjectDeleteProperty)(
        JSContextRef _Nonnull context, JSObjectRef _Nonnull object, JSStringRef _Nonnull name,
        JSValueRef _Nullable *_Nullable exception);
    JSValueRef _Nonnull (*_Nonnull JSObjectGetProperty)(
        JSContextRef _Nonnull context, JSObjectRef _Nonnull object, JSStringRef _Nonnull name,
        JSValueRef _Nullable *_Nullable exception);
    JSValueRef _Nullable (*_Nonnull JSObjectCallAsFunction)(
        JSContextRef _Nonnull context, JSObjectRef _Nonnull function, JSObjectRef _Nullable thisObject, size_t count,
        const JSValueRef _Nullable *_Nullable arguments, JSValueRef _Nullable *_Nullable exception);
    bool (*_Nonnull JSValueIsObject)(JSContextRef _Nonnull context, JSValueRef _Nonnull value);
    JSValueRef _Nonnull (*_Nonnull JSValueMakeString)(JSContextRef _Nonnull context, JSStringRef _Nonnull string);
    JSObjectRef _Nonnull (*_Nonnull JSValueToObject)(
        JSContextRef _Nonnull context, JSValueRef _Nonnull value, JSValueRef _Nullable *_Nullable exception);
    JSStringRef _Nullable (*_Nonnull JSValueToStringCopy)(
        JSContextRef _Nonnull context, JSValueRef _Nonnull value, JSValueRef _Nullable *_Nullable exception);
    JSStringRef _Nonnull (*_Nonnull JSStringCreateWithCharacters)(const JSChar *_Nullable characters, size_t count);
    JSStringRef _Nonnull (*_Nonnull JSStringCreateWithUTF8CString)(const char *_Nonnull text);
    void (*_Nonnull JSStringRelease)(JSStringRef _Nonnull string);
    size_t (*_Nonnull JSStringGetLength)(JSStringRef _Nonnull string);
    const JSChar *_Nonnull (*_Nonnull JSStringGetCharactersPtr)(JSStringRef _Nonnull string);
};

/// The library's functions; NULL where it is not installed. Any thread may ask.
const struct javascriptcore *_Nullable javascriptcore(void);

/// What of the library was looked for, for a message.
extern const char *_Nonnull const javascriptcore_name;

#endif
