/*
 * The test build: no device is opened, and the ioctl is replaced, so that the pool can be worked hard without Xen.
 *
 *   replaceIoctl(handle, (op, bytes, handles, command) => result)
 *
 * The function gets the pool's content and what it writes goes back into the pool. Without one, and on the thread
 * pool, every byte is inverted and the result is 0.
 */
#include <napi.h>

#include <cstdlib>
#include <cstring>

#include "hypercall.h"

/* JavaScript in place of the device. */
struct TestDouble {
  Napi::FunctionReference ioctl;
};

/* A file whose name is a number stands for that errno of opening. */
int open_device(const char *path)
{
  const char *name = std::strrchr(path, '/');
  const int error = name ? std::atoi(name + 1) : 0;
  if (!error)
    return 1000;
  errno = error;
  return -1;
}

void close_device(int)
{
}

Device::~Device()
{
  release();
  delete test;
}

namespace {

/* Bytes and handles lie one behind the other in the region, and every address stands where it belongs. */
bool well_laid(const Hypercall &call)
{
  const uint8_t *next = call.region.address;
  for (uint32_t i = 0; i <= call.count; i++) {
    const Buffer &buffer = i ? call.handles[i - 1] : call.bytes;
    if (buffer.copy != next || reinterpret_cast<uintptr_t>(next) % ALIGNMENT)
      return false;
    next += (buffer.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!i)
      continue;
    uint64_t address;
    std::memcpy(&address, call.bytes.copy + buffer.patch, sizeof address);
    if (address != reinterpret_cast<uintptr_t>(buffer.copy))
      return false;
  }
  const uint64_t pointer = call.arguments.arg[call.has_command ? 1 : 0];
  return next <= call.region.address + call.region.size &&
         pointer == (call.bytes.length ? reinterpret_cast<uintptr_t>(call.bytes.copy) : 0);
}

void invert(const Buffer &buffer)
{
  for (std::size_t i = 0; i < buffer.length; i++)
    buffer.copy[i] = static_cast<uint8_t>(~buffer.copy[i]);
}

Napi::Value copy_of(Napi::Env env, const Buffer &buffer)
{
  return Napi::Buffer<uint8_t>::Copy(env, buffer.copy, buffer.length);
}

void copy_into(const Napi::Value &value, const Buffer &buffer)
{
  const auto changed = value.As<Napi::Buffer<uint8_t>>();
  if (changed.Length() == buffer.length && buffer.length)
    std::memcpy(buffer.copy, changed.Data(), buffer.length);
}

int call_javascript(const Hypercall &call)
{
  const Napi::FunctionReference &ioctl = call.device->test->ioctl;
  const Napi::Env env = ioctl.Env();
  const Napi::Value bytes = copy_of(env, call.bytes);
  const auto list = Napi::Array::New(env, call.count);
  Napi::Value copies[MAX_HANDLES];
  for (uint32_t i = 0; i < call.count; i++) {
    copies[i] = copy_of(env, call.handles[i]);
    const auto handle = Napi::Object::New(env);
    handle.Set("offset", Napi::Number::New(env, static_cast<double>(call.handles[i].patch)));
    handle.Set("buffer", copies[i]);
    list.Set(i, handle);
  }
  const Napi::Value command =
    call.has_command ? Napi::Number::New(env, static_cast<double>(call.arguments.arg[0])) : env.Undefined();
  const Napi::Value op = Napi::Number::New(env, static_cast<double>(call.arguments.op));
  const napi_value arguments[] = {op, bytes, list, command};
  Napi::Value returned;
  if (!ioctl.Call(env.Undefined(), 4, arguments).UnwrapTo(&returned) || !returned.IsNumber()) {
    errno = EIO;
    return -1;
  }
  const int result = returned.As<Napi::Number>().Int32Value();
  copy_into(bytes, call.bytes);
  for (uint32_t i = 0; i < call.count; i++)
    copy_into(copies[i], call.handles[i]);
  errno = result < 0 ? -result : 0;
  return result < 0 ? -1 : result;
}

} // namespace

int Hypercall::call_device()
{
  if (!well_laid(*this)) {
    errno = EFAULT;
    return -1;
  }
  if (device->test && !on_thread_pool)
    return call_javascript(*this);
  invert(bytes);
  for (uint32_t i = 0; i < count; i++)
    invert(handles[i]);
  return 0;
}

void Device::replace_ioctl(const Napi::Value &function)
{
  delete test;
  test = new TestDouble{Napi::Persistent(function.As<Napi::Function>())};
}
