/* One hypercall: its structure and buffers laid out in memory that Xen may touch, and copied back afterwards. */
#ifndef LIBVIRT_TS_HYPERCALL_H
#define LIBVIRT_TS_HYPERCALL_H

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "memory.h"

static_assert(sizeof(void *) == 8, "addresses are written into 64-bit slots");

constexpr uint32_t MAX_HANDLES = 8; /* most pointers that one structure has: three */

/* struct privcmd_hypercall and its ioctl (linux/include/uapi/xen/privcmd.h), the same since Xen 3.0.2 on 64 bits. */
struct PrivcmdHypercall {
  uint64_t op;
  uint64_t arg[5];
};
constexpr unsigned long IOCTL_PRIVCMD_HYPERCALL = 0x00305000; /* _IOC(_IOC_NONE, 'P', 0, 48) */

#ifndef PRIVCMD_TEST
inline int open_device(const char *path)
{
  return open(path, O_RDWR | O_CLOEXEC);
}

inline void close_device(int device)
{
  close(device);
}
#else
/* privcmd_test.cc */
int open_device(const char *path);
void close_device(int device);
struct TestDouble;
namespace Napi {
class Value;
}
#endif

/* What JavaScript holds: a device, and pages ready for use. Only the thread of its environment touches it. */
struct Device {
  int device = -1;
  int buffers = -1; /* /dev/xen/hypercall, or -1 where there is none */
  pid_t owner = getpid();
  bool closed = false;
  unsigned running = 0; /* calls on the thread pool */
  Pool pool;
#ifdef PRIVCMD_TEST
  TestDouble *test = nullptr;
  void replace_ioctl(const Napi::Value &function);
#endif

  Device() = default;
  Device(const Device &) = delete;
  Device &operator=(const Device &) = delete;
  ~Device();

  /* 0 when it may be used, else what stands in its way: a forked child has its parent's device but not its pages. */
  int refusal() const
  {
    if (closed)
      return -EBADF;
    return owner == getpid() ? 0 : -EPERM;
  }

  void release()
  {
    if (closed)
      return;
    closed = true;
    pool.clear();
    close_if_idle();
  }

  /* A call on the thread pool still uses the device: whoever ends last closes it. */
  void close_if_idle()
  {
    if (!closed || running > 0 || device < 0)
      return;
    close_device(device);
    if (buffers >= 0)
      close_device(buffers);
    device = buffers = -1;
  }

  void give(const Region &region)
  {
    if (closed)
      unmap_region(region);
    else
      pool.give(region);
  }
};

struct Buffer {
  uint8_t *data = nullptr; /* JavaScript's memory */
  std::size_t length = 0;
  std::size_t patch = 0;   /* where in the bytes the copy's address belongs */
  uint8_t *copy = nullptr; /* in the region */
};

/* Whether an address fits into the bytes there. */
inline bool has_room(const Buffer &bytes, uint64_t patch)
{
  return bytes.length >= sizeof(uint64_t) && patch <= bytes.length - sizeof(uint64_t);
}

/* What JavaScript asks for. */
struct Request {
  Device *device = nullptr;
  PrivcmdHypercall arguments = {};
  bool has_command = false;
  Buffer bytes;
  Buffer handles[MAX_HANDLES];
  uint32_t count = 0;
};

class Hypercall : public Request {
public:
  Region region;
  int result = 0;
  bool on_thread_pool = false;

  explicit Hypercall(const Request &request) : Request(request)
  {
  }
  Hypercall(const Hypercall &) = delete;
  Hypercall &operator=(const Hypercall &) = delete;
  /* One that never came to its end gives its region back. */
  ~Hypercall()
  {
    if (region.address)
      device->give(region);
  }

  /* Lays copies of everything out in one region and writes their addresses down; false when there is no memory. */
  bool prepare()
  {
    std::size_t size = aligned(bytes.length, ALIGNMENT);
    for (uint32_t i = 0; i < count; i++)
      size += aligned(handles[i].length, ALIGNMENT);
    if (!device->pool.take(device->buffers, size ? size : ALIGNMENT, &region))
      return false;

    uint8_t *next = region.address;
    bytes.copy = next;
    /* The sum above left room for every copy; source and target never overlap, one being V8's and one mapped by us. */
    if (bytes.length)
      std::memcpy(next, bytes.data, bytes.length);
    next += aligned(bytes.length, ALIGNMENT);
    for (uint32_t i = 0; i < count; i++) {
      Buffer &handle = handles[i];
      handle.copy = next;
      if (handle.length)
        std::memcpy(next, handle.data, handle.length);
      next += aligned(handle.length, ALIGNMENT);
      const uint64_t address = reinterpret_cast<uintptr_t>(handle.copy);
      /* has_room was asked whether all eight bytes lie within. */
      std::memcpy(bytes.copy + handle.patch, &address, sizeof address);
    }
    /* The pointer to the structure follows the command, if there is one; an empty structure is a null pointer. */
    arguments.arg[has_command ? 1 : 0] = bytes.length ? reinterpret_cast<uintptr_t>(bytes.copy) : 0;
    return true;
  }

  /* May run on any thread. */
  void carry_out()
  {
    const int returned = call_device();
    result = returned < 0 ? -errno : returned;
  }

  /* Copies back what Xen wrote, into buffers that JavaScript has kept alive and that are as long as they were. */
  void finish()
  {
    for (uint32_t i = 0; i < count; i++) {
      const Buffer &handle = handles[i];
      /* The caller's bytes get their own content back, not an address of ours. */
      std::memset(bytes.copy + handle.patch, 0, sizeof(uint64_t));
      if (handle.length)
        std::memcpy(handle.data, handle.copy, handle.length);
    }
    if (bytes.length)
      std::memcpy(bytes.data, bytes.copy, bytes.length);
    device->give(region);
    region = Region();
  }

private:
  int call_device();
};

#ifndef PRIVCMD_TEST
inline Device::~Device()
{
  release();
}

inline int Hypercall::call_device()
{
  return ioctl(device->device, IOCTL_PRIVCMD_HYPERCALL, &arguments);
}
#endif

#endif
