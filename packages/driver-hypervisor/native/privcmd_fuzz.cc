/*
 * libFuzzer's harness of the buffer pool, under AddressSanitizer: an input is a caller, a Xen and a thread pool at once. It
 * opens and closes devices, makes calls of any layout, several under way at a time, says what Xen writes over the copies, the
 * addresses in them among it, and takes buffers away or changes them while a call runs, as JavaScript may.
 *
 * JavaScript's memory is a malloc of its exact size for each buffer, and so is each region (PRIVCMD_TEST_MALLOC): the sanitizer
 * sees every byte too many. What must hold besides is checked here.
 */
#include <cstdio>
#include <memory>
#include <vector>

#include "hypercall.h"

static unsigned devices_open = 0;

/* No device is opened: what Xen would do is in the input. */
int open_device(const char *)
{
  devices_open++;
  return 1000;
}

void close_device(int)
{
  devices_open--;
}

Device::~Device()
{
  release();
}

namespace {

void check(bool holds, const char *what)
{
  if (holds)
    return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/* The input, as long as it lasts; then zeroes. */
struct Source {
  const uint8_t *data;
  std::size_t left;

  uint8_t byte()
  {
    if (!left)
      return 0;
    left--;
    return *data++;
  }

  uint32_t word()
  {
    uint32_t value = 0;
    for (int i = 0; i < 4; i++)
      value = value << 8 | byte();
    return value;
  }

  /* Lengths around those at which something changes, small ones mostly. */
  std::size_t length()
  {
    static const std::size_t edges[] = {0, 1, 7, 8, 9, 15, 16, 17, 112, 4095, 4096, 4097, 16384};
    const uint8_t kind = byte();
    if (kind == 255)
      return byte() < 8 ? (4u << 20) + 1 : 65536; /* more than the pool keeps */
    return kind < 200 ? kind : edges[kind % (sizeof edges / sizeof *edges)];
  }
};

Source *source; /* for the call that is carried out */

/* A Uint8Array of JavaScript's. */
struct Array {
  std::unique_ptr<uint8_t[]> data;
  std::size_t length;

  Array(std::size_t size, uint8_t value) : data(size ? new uint8_t[size] : nullptr), length(size)
  {
    if (size)
      std::memset(data.get(), value, size);
  }

  void lend(Buffer *buffer) const
  {
    buffer->data = data.get();
    buffer->length = length;
  }
};

/* A call with what it borrows, and what Xen has written into the copies. */
struct Call {
  std::vector<Array> arrays;
  std::vector<std::vector<uint8_t>> written;
  std::unique_ptr<Hypercall> made;
  bool done = false;
};

/* Reads a request as read_request (privcmd.cc) does: with the same checks, in the same order. */
std::unique_ptr<Call> make_call(Source &in, Device *device)
{
  auto call = std::make_unique<Call>();
  Request request;
  request.device = device;
  request.count = in.byte() % (MAX_HANDLES + 1);
  for (uint32_t i = 0; i <= request.count; i++)
    call->arrays.emplace_back(in.length(), in.byte());
  call->arrays[0].lend(&request.bytes);
  for (uint32_t i = 0; i < request.count; i++) {
    const uint64_t patch = in.byte() < 250 ? in.byte() % (request.bytes.length + 2) : in.word();
    if (!has_room(request.bytes, patch))
      return nullptr;
    call->arrays[i + 1].lend(&request.handles[i]);
    request.handles[i].patch = static_cast<std::size_t>(patch);
  }
  request.has_command = in.byte() & 1;
  request.arguments.op = in.byte();
  if (request.has_command)
    request.arguments.arg[0] = in.word();
  call->made = std::make_unique<Hypercall>(request);
  return call;
}

const Buffer &part(const Hypercall &call, uint32_t index)
{
  return index ? call.handles[index - 1] : call.bytes;
}

/* What JavaScript may have done to a buffer while the call was under way; see Worker::refresh in privcmd.cc. */
void disturb(Source &in, Call &call)
{
  for (uint32_t i = 0; i <= call.made->count; i++) {
    Buffer &buffer = i ? call.made->handles[i - 1] : call.made->bytes;
    const uint8_t kind = in.byte();
    if (kind < 200)
      continue;
    /* Detached, or moved to other memory of the same length. */
    call.arrays[i] = Array(kind < 230 ? 0 : call.arrays[i].length, kind);
    if (call.arrays[i].length == buffer.length)
      buffer.data = call.arrays[i].data.get();
    else
      buffer.length = 0;
  }
}

/* Copies back, and looks whether every byte is where it belongs. */
void finish(Call &call)
{
  Hypercall &made = *call.made;
  made.finish();
  for (uint32_t i = 0; i <= made.count; i++) {
    const Buffer &buffer = part(made, i);
    if (!buffer.length)
      continue;
    std::vector<uint8_t> &expected = call.written[i];
    for (uint32_t handle = 0; i == 0 && handle < made.count; handle++)
      std::memset(&expected[made.handles[handle].patch], 0, sizeof(uint64_t));
    check(std::memcmp(buffer.data, expected.data(), buffer.length) == 0, "what Xen wrote is what came back");
  }
  check(!made.region.address, "a call that is over holds no region");
  call.done = true;
}

} // namespace

/* Xen: it finds the copies where it is told, and writes over any of their bytes. */
int Hypercall::call_device()
{
  const uint64_t pointer = arguments.arg[has_command ? 1 : 0];
  check(pointer == (bytes.length ? reinterpret_cast<uintptr_t>(bytes.copy) : 0), "the structure is where Xen is told");
  const uint8_t *next = region.address;
  for (uint32_t i = 0; i <= count; i++) {
    const Buffer &buffer = part(*this, i);
    check(buffer.copy == next, "copies lie one behind the other");
    next += aligned(buffer.length, ALIGNMENT);
    check(next <= region.address + region.size, "copies lie within their region");
    if (buffer.length)
      std::memset(buffer.copy, source->byte(), buffer.length);
    for (std::size_t at = source->byte() % 16; at < buffer.length && at < 16; at++)
      buffer.copy[at] = source->byte();
  }
  errno = source->byte();
  return errno ? -1 : source->byte();
}

/* A run of steps over a few devices, and calls under way. Nothing is left at the end. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
  constexpr std::size_t AT_ONCE = 4;
  Source in = {data, size};
  source = &in;
  {
    std::vector<std::unique_ptr<Device>> devices;
    std::vector<std::unique_ptr<Call>> pending;
    const auto open = [&devices] {
      devices.push_back(std::make_unique<Device>());
      devices.back()->device = open_device("");
    };
    const auto end = [&](std::size_t at) {
      Device *device = pending[at]->made->device;
      disturb(in, *pending[at]);
      finish(*pending[at]);
      device->running--;
      device->close_if_idle();
      pending.erase(pending.begin() + static_cast<std::ptrdiff_t>(at));
    };
    open();
    while (in.left) {
      const uint8_t step = in.byte();
      Device *device = devices[in.byte() % devices.size()].get();
      if (step < 8) {
        device->release();
      } else if (step < 16 && devices.size() < AT_ONCE) {
        open();
      } else if (step < 64 && !pending.empty()) {
        end(in.byte() % pending.size());
      } else if (auto call = make_call(in, device)) {
        const int refused = device->refusal();
        check(refused == (device->closed ? -EBADF : 0), "a closed device is refused");
        if (refused || !call->made->prepare())
          continue;
        call->made->carry_out();
        for (uint32_t i = 0; i <= call->made->count; i++) {
          const Buffer &buffer = part(*call->made, i);
          call->written.emplace_back(buffer.copy, buffer.copy + buffer.length);
        }
        if (step & 1 && pending.size() < AT_ONCE) {
          device->running++;
          pending.push_back(std::move(call));
        } else if (step & 2) {
          finish(*call);
        } /* else it is given up, as when there is no memory for what comes next */
      }
    }
    while (!pending.empty())
      end(pending.size() - 1);
  }
  check(devices_open == 0, "every device was closed once");
  return 0;
}
