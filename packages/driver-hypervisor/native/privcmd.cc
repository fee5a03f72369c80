/*
 * The bridge between JavaScript and Xen's privcmd device: bytes in, bytes out.
 *
 *   open(device, bufferDevice) -> handle, or a negative errno
 *   hypercall(handle, op, bytes, handles, command) -> result, or a negative errno
 *   hypercallAsync(handle, op, bytes, handles, command) -> Promise of the same
 *   close(handle)
 *
 * It knows no structure and has no policy. `handles` says where in the bytes the addresses of the buffers' copies belong;
 * neither an address nor a view of the pool ever reaches JavaScript. Nothing here throws in C++: what node-addon-api
 * cannot do it leaves pending as JavaScript's exception and says `Nothing`.
 */
#include <napi.h>

#include <climits>

#include "hypercall.h"

namespace {

enum { HANDLE, OP, BYTES, HANDLES, COMMAND };

/* Type tags keep a handle of another addon, or of none, from being taken for ours. */
constexpr napi_type_tag TAG = {0x6c69627669727474, 0x70726976636d6431};

Napi::Value fail(Napi::Env env, const char *usage)
{
  if (!env.IsExceptionPending())
    Napi::TypeError::New(env, usage).ThrowAsJavaScriptException();
  return Napi::Value();
}

/* The device behind a handle, or null. */
Device *device_of(const Napi::Value &value)
{
  if (!value.IsExternal())
    return nullptr;
  const auto external = value.As<Napi::External<Device>>();
  return external.CheckTypeTag(&TAG) ? external.Data() : nullptr;
}

/* A Uint8Array's memory. Empty ones have none. */
bool read_buffer(const Napi::Value &value, Buffer *buffer)
{
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array)
    return false;
  auto array = value.As<Napi::Uint8Array>();
  buffer->data = array.Data();
  buffer->length = array.ByteLength();
  return buffer->length <= INT_MAX / (MAX_HANDLES + 1);
}

/* A whole number from 0 on. Node-API itself takes NaN for 0, which is a hypercall, too. */
bool read_whole(const Napi::Value &value, uint64_t *number)
{
  if (!value.IsNumber())
    return false;
  const double read = value.As<Napi::Number>().DoubleValue();
  if (!(read >= 0 && read <= UINT32_MAX))
    return false;
  *number = static_cast<uint64_t>(read);
  return static_cast<double>(*number) == read;
}

/* The JavaScript objects that a call borrows its memory from. */
struct Lenders {
  Napi::Value handle;
  Napi::Value bytes;
  Napi::Value buffers[MAX_HANDLES];
};

/* The parts of `[{ offset, buffer }]`. Getters may run, and with them anything at all. */
bool read_handles(const Napi::Value &value, Napi::Value buffers[], uint64_t patches[], uint32_t *count)
{
  if (!value.IsArray())
    return false;
  const auto list = value.As<Napi::Array>();
  *count = list.Length();
  if (*count > MAX_HANDLES)
    return false;
  for (uint32_t i = 0; i < *count; i++) {
    Napi::Value handle, offset;
    if (!list.Get(i).UnwrapTo(&handle) || !handle.IsObject())
      return false;
    const auto parts = handle.As<Napi::Object>();
    if (!parts.Get("offset").UnwrapTo(&offset) || !read_whole(offset, &patches[i]) ||
        !parts.Get("buffer").UnwrapTo(&buffers[i]))
      return false;
  }
  return true;
}

/* Reads the arguments: memory last, since what runs before may take it away again. */
bool read_request(const Napi::CallbackInfo &info, Request *request, Lenders *lenders)
{
  uint64_t patches[MAX_HANDLES];
  lenders->handle = info[HANDLE];
  lenders->bytes = info[BYTES];
  request->device = device_of(info[HANDLE]);
  if (!request->device || !read_whole(info[OP], &request->arguments.op) ||
      !read_handles(info[HANDLES], lenders->buffers, patches, &request->count))
    return false;
  /* From here on nothing of JavaScript runs before the bytes are copied. */
  if (!read_buffer(info[BYTES], &request->bytes))
    return false;
  for (uint32_t i = 0; i < request->count; i++) {
    if (!has_room(request->bytes, patches[i]) || !read_buffer(lenders->buffers[i], &request->handles[i]))
      return false;
    request->handles[i].patch = static_cast<std::size_t>(patches[i]);
  }
  if (info[COMMAND].IsUndefined())
    return true;
  request->has_command = read_whole(info[COMMAND], &request->arguments.arg[0]);
  return request->has_command;
}

Napi::Value hypercall(const Napi::CallbackInfo &info)
{
  const Napi::Env env = info.Env();
  Request request;
  Lenders lenders;
  if (!read_request(info, &request, &lenders))
    return fail(env, "hypercall(handle, op, bytes, [{ offset, buffer }], command?)");
  Hypercall call(request);
  const int refused = call.device->refusal();
  if (refused)
    return Napi::Number::New(env, refused);
  /* Not errno: it may be one that means something else coming from Xen (EAGAIN asks for the call again). */
  if (!call.prepare())
    return Napi::Number::New(env, -ENOMEM);
  call.carry_out();
  call.finish();
  return Napi::Number::New(env, call.result);
}

/* A hypercall on the thread pool. Deletes itself when it is done. */
class Worker : public Napi::AsyncWorker {
public:
  Hypercall call;

  Worker(Napi::Env env, const Request &request)
    : Napi::AsyncWorker(env, "libvirt-ts:hypercall"), call(request), deferred_(Napi::Promise::Deferred::New(env))
  {
    call.on_thread_pool = true;
  }

  Napi::Promise promise() const
  {
    return deferred_.Promise();
  }

  void settle(int result) const
  {
    deferred_.Resolve(Napi::Number::New(Env(), result));
  }

  /* Keeps what must live as long as the call: bytes, buffers, and the handle, so that its finalizer waits. */
  bool keep_alive(const Lenders &lenders)
  {
    const auto list = Napi::Array::New(Env(), call.count + 2);
    bool kept = list.Set(0u, lenders.bytes).IsJust();
    for (uint32_t i = 0; i < call.count; i++)
      kept = kept && list.Set(i + 1, lenders.buffers[i]).IsJust();
    kept = kept && list.Set(call.count + 1, lenders.handle).IsJust();
    if (kept)
      lenders_ = Napi::Persistent(static_cast<const Napi::Object &>(list));
    return kept;
  }

  bool begin()
  {
    Queue();
    if (Env().IsExceptionPending()) {
      Env().GetAndClearPendingException();
      return false;
    }
    call.device->running++;
    return true;
  }

protected:
  void Execute() override
  {
    call.carry_out();
  }

  /* Also for a call that was cancelled on the way, when its environment ends. */
  void OnWorkComplete(Napi::Env env, napi_status status) override
  {
    const Napi::HandleScope scope(env);
    Device *device = call.device;
    refresh(0, &call.bytes);
    for (uint32_t i = 0; i < call.count; i++)
      refresh(i + 1, &call.handles[i]);
    call.finish();
    device->running--;
    device->close_if_idle();
    settle(status == napi_ok ? call.result : -ECANCELED);
    delete this;
  }

private:
  /*
   * Buffers may have been detached or their memory moved while the call was under way, so they are read anew, and one
   * that changed its length is left alone.
   */
  void refresh(uint32_t index, Buffer *buffer)
  {
    Buffer now;
    Napi::Value value;
    if (lenders_.Get(index).UnwrapTo(&value) && read_buffer(value, &now) && now.length == buffer->length)
      buffer->data = now.data;
    else
      buffer->length = 0;
  }

  Napi::Promise::Deferred deferred_;
  Napi::ObjectReference lenders_;
};

Napi::Value hypercall_async(const Napi::CallbackInfo &info)
{
  const Napi::Env env = info.Env();
  Request request;
  Lenders lenders;
  if (!read_request(info, &request, &lenders))
    return fail(env, "hypercallAsync(handle, op, bytes, [{ offset, buffer }], command?)");
  auto *worker = new Worker(env, request);
  const Napi::Promise promise = worker->promise();
  int refused = request.device->refusal();
  if (!refused && !(worker->keep_alive(lenders) && worker->call.prepare() && worker->begin()))
    refused = -ENOMEM;
  if (refused) {
    worker->settle(refused);
    delete worker;
  }
  return promise;
}

Napi::Value close_handle(const Napi::CallbackInfo &info)
{
  Device *device = device_of(info[HANDLE]);
  if (!device)
    return fail(info.Env(), "close(handle)");
  device->release();
  return info.Env().Undefined();
}

/* Without the library's strings: a path that does not fit is none. */
bool read_path(const Napi::Value &value, char path[PATH_MAX])
{
  size_t length;
  return napi_get_value_string_utf8(value.Env(), value, path, PATH_MAX, &length) == napi_ok && length < PATH_MAX - 1;
}

/* A buffer device that is not there is done without. */
Napi::Value open_handle(const Napi::CallbackInfo &info)
{
  const Napi::Env env = info.Env();
  char device[PATH_MAX], buffers[PATH_MAX];
  if (!read_path(info[0], device) || !read_path(info[1], buffers))
    return fail(env, "open(device, bufferDevice)");
  const int opened = open_device(device);
  if (opened < 0)
    return Napi::Number::New(env, -errno);
  auto *held = new Device();
  held->device = opened;
  held->buffers = open_device(buffers);
  /* Runs when the handle is collected, and for those that are left at the end of the environment (worker or process). */
  const auto handle = Napi::External<Device>::New(env, held, [](Napi::Env, Device *device) { delete device; });
  if (handle.IsEmpty()) {
    delete held;
    return Napi::Value();
  }
  handle.TypeTag(&TAG);
  return handle;
}

#ifdef PRIVCMD_TEST
Napi::Value replace_ioctl(const Napi::CallbackInfo &info)
{
  if (Device *device = device_of(info[HANDLE]))
    device->replace_ioctl(info[1]);
  return info.Env().Undefined();
}
#endif

Napi::Object init(Napi::Env env, Napi::Object exports)
{
  exports.Set("open", Napi::Function::New<open_handle>(env, "open"));
  exports.Set("hypercall", Napi::Function::New<hypercall>(env, "hypercall"));
  exports.Set("hypercallAsync", Napi::Function::New<hypercall_async>(env, "hypercallAsync"));
  exports.Set("close", Napi::Function::New<close_handle>(env, "close"));
#ifdef PRIVCMD_TEST
  exports.Set("replaceIoctl", Napi::Function::New<replace_ioctl>(env, "replaceIoctl"));
#endif
  return exports;
}

} // namespace

NODE_API_MODULE(privcmd, init)
