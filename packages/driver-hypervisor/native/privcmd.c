/*
 * The bridge between JavaScript and Xen's privcmd device: bytes in, bytes out.
 *
 *   open(device, bufferDevice) -> handle
 *   hypercall(handle, op, bytes, handles, command) -> result, or a negative errno
 *   hypercallAsync(handle, op, bytes, handles, command) -> Promise of the same
 *   close(handle)
 *
 * It knows no structure and has no policy. Xen reads and writes memory by virtual address without faulting pages in,
 * so nothing of V8's heap may ever be shown to it: bytes and buffers are copied into pages that stay where they are
 * (the pool), `handles` says where in the bytes the addresses of the copies belong, and everything is copied back.
 * Neither an address nor a view of the pool ever reaches JavaScript.
 *
 * Plain C against Node-API: one binary needs no C++ library and serves glibc and musl.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define NAPI_VERSION 8
#include <node_api.h>

_Static_assert(sizeof(void *) == 8, "addresses are written into 64-bit slots");

enum {
  MAX_HANDLES = 8,       /* most pointers that one structure has: three */
  ALIGNMENT = 16,        /* no structure of Xen wants more than eight */
  PAGE = 4096,           /* the buffer device's unit on every architecture that Xen supports */
  KEPT_REGIONS = 4,      /* one for the JavaScript thread, the rest for calls on the thread pool */
  KEPT_BYTES = 4 << 20,  /* larger regions are given back at once */
};

/* struct privcmd_hypercall and its ioctl (linux/include/uapi/xen/privcmd.h), the same since Xen 3.0.2 on 64 bits. */
struct privcmd_hypercall {
  uint64_t op;
  uint64_t arg[5];
};
#define IOCTL_PRIVCMD_HYPERCALL 0x00305000ul /* _IOC(_IOC_NONE, 'P', 0, 48) */

/* Memory that Xen may touch. */
struct region {
  uint8_t *address;
  size_t size;
};

/* What JavaScript holds: a device, and pages ready for use. Only the thread of its environment touches it. */
struct privcmd {
  int device;
  int buffers; /* /dev/xen/hypercall, or -1 where there is none */
  pid_t owner;
  bool closed;
  unsigned running; /* calls on the thread pool */
  struct region kept[KEPT_REGIONS];
#ifdef PRIVCMD_TEST
  napi_env env;
  napi_ref ioctl; /* a JavaScript function in place of the device */
#endif
};

struct buffer {
  uint8_t *data;   /* JavaScript's memory */
  size_t length;
  size_t patch;    /* where in the bytes the copy's address belongs */
  uint8_t *copy;   /* in the region */
};

/* One hypercall on its way. */
struct call {
  struct privcmd *privcmd;
  struct privcmd_hypercall arguments;
  bool has_command;
  struct region region;
  struct buffer bytes;
  struct buffer handles[MAX_HANDLES];
  size_t count;
  int result;
  /* Only on the thread pool: */
  napi_async_work work;
  napi_deferred deferred;
  napi_ref keep; /* the JavaScript objects that the buffers belong to, and the handle */
};

#ifdef PRIVCMD_TEST
#include "privcmd_test.h"
#else
static int call_device(struct call *call)
{
  return ioctl(call->privcmd->device, IOCTL_PRIVCMD_HYPERCALL, &call->arguments);
}

static int open_device(const char *path)
{
  return open(path, O_RDWR | O_CLOEXEC);
}

static void close_device(int device)
{
  close(device);
}
#endif

#ifndef PRIVCMD_TEST_MALLOC
static void *map_locked(size_t size)
{
  void *address = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0);
  if (address == MAP_FAILED)
    return MAP_FAILED;
  /* MAP_LOCKED may fail to lock in silence, mlock tells; without DONTFORK a child's birth makes pages copy-on-write. */
  if (mlock(address, size) != 0 || madvise(address, size, MADV_DONTFORK) != 0) {
    munmap(address, size);
    return MAP_FAILED;
  }
  memset(address, 0, size); /* touches every page, after the madvise: each is present and ours */
  return address;
}

/*
 * Zeroed pages that no fork copies and no swap takes: the kernel's own where its buffer device gives any (Linux 4.18
 * gave no more than 64), else locked ones.
 */
static bool map_region(struct privcmd *privcmd, size_t size, struct region *region)
{
  void *address = MAP_FAILED;
  if (privcmd->buffers >= 0)
    /* MAP_SHARED is what the driver insists on; its pages never move and are never copied on write. */
    address = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, privcmd->buffers, 0);
  if (address == MAP_FAILED)
    address = map_locked(size);
  if (address == MAP_FAILED)
    return false;
  region->address = address;
  region->size = size;
  return true;
}

static void unmap_region(struct region *region)
{
  /* The whole of one earlier mapping, to which nothing points any more. */
  munmap(region->address, region->size);
}
#endif

static size_t aligned(size_t size, size_t unit)
{
  return (size + unit - 1) / unit * unit; /* sizes are below INT_MAX, see read_buffer */
}

/* The smallest kept region that is large enough, else a new one. */
static bool take_region(struct privcmd *privcmd, size_t size, struct region *region)
{
  struct region *best = NULL;
  for (size_t i = 0; i < KEPT_REGIONS; i++) {
    struct region *kept = &privcmd->kept[i];
    if (kept->address && kept->size >= size && (!best || kept->size < best->size))
      best = kept;
  }
  if (!best)
    return map_region(privcmd, aligned(size, PAGE), region);
  *region = *best;
  best->address = NULL;
  return true;
}

static void give_region(struct privcmd *privcmd, struct region *region)
{
  struct region *smallest = &privcmd->kept[0];
  for (size_t i = 0; i < KEPT_REGIONS && smallest->address; i++) {
    struct region *kept = &privcmd->kept[i];
    if (!kept->address || kept->size < smallest->size)
      smallest = kept;
  }
  if (privcmd->closed || region->size > KEPT_BYTES || (smallest->address && smallest->size >= region->size)) {
    unmap_region(region);
    return;
  }
  if (smallest->address)
    unmap_region(smallest);
  *smallest = *region;
}

static void close_devices(struct privcmd *privcmd)
{
  close_device(privcmd->device);
  if (privcmd->buffers >= 0)
    close_device(privcmd->buffers);
}

static void release(struct privcmd *privcmd)
{
  if (privcmd->closed)
    return;
  privcmd->closed = true;
  for (size_t i = 0; i < KEPT_REGIONS; i++)
    if (privcmd->kept[i].address)
      unmap_region(&privcmd->kept[i]);
  memset(privcmd->kept, 0, sizeof privcmd->kept);
  /* A call on the thread pool still uses the device: whoever ends last closes it. */
  if (privcmd->running == 0)
    close_devices(privcmd);
}

/* Lays copies of everything out in one region and writes their addresses down; false when there is no memory. */
static bool prepare(struct call *call)
{
  size_t size = aligned(call->bytes.length, ALIGNMENT);
  for (size_t i = 0; i < call->count; i++)
    size += aligned(call->handles[i].length, ALIGNMENT);
  if (!take_region(call->privcmd, size ? size : ALIGNMENT, &call->region))
    return false;

  uint8_t *next = call->region.address;
  call->bytes.copy = next;
  /* The sum above left room for every copy; source and target never overlap, one being V8's and one mapped by us. */
  if (call->bytes.length)
    memcpy(next, call->bytes.data, call->bytes.length);
  next += aligned(call->bytes.length, ALIGNMENT);
  for (size_t i = 0; i < call->count; i++) {
    struct buffer *handle = &call->handles[i];
    handle->copy = next;
    if (handle->length)
      memcpy(next, handle->data, handle->length);
    next += aligned(handle->length, ALIGNMENT);
    uint64_t address = (uint64_t)(uintptr_t)handle->copy;
    /* has_room was asked whether all eight bytes lie within. */
    memcpy(call->bytes.copy + handle->patch, &address, sizeof address);
  }
  /* The pointer to the structure follows the command, if there is one; an empty structure is a null pointer. */
  call->arguments.arg[call->has_command ? 1 : 0] = call->bytes.length ? (uint64_t)(uintptr_t)call->bytes.copy : 0;
  return true;
}

static void carry_out(struct call *call)
{
  int result = call_device(call);
  call->result = result < 0 ? -errno : result;
}

/* Copies back what Xen wrote, into buffers that JavaScript has kept alive and that are as long as they were. */
static void finish(struct call *call)
{
  for (size_t i = 0; i < call->count; i++) {
    struct buffer *handle = &call->handles[i];
    /* The caller's bytes get their own content back, not an address of ours. */
    memset(call->bytes.copy + handle->patch, 0, sizeof(uint64_t));
    if (handle->length)
      memcpy(handle->data, handle->copy, handle->length);
  }
  if (call->bytes.length)
    memcpy(call->bytes.data, call->bytes.copy, call->bytes.length);
  give_region(call->privcmd, &call->region);
}

/* --- JavaScript's side ------------------------------------------------------------------------------------------ */

static napi_value fail(napi_env env, const char *message)
{
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  if (!pending)
    napi_throw_type_error(env, NULL, message);
  return NULL;
}

/* A Uint8Array's memory. Empty ones have none. */
static bool read_buffer(napi_env env, napi_value value, struct buffer *buffer)
{
  napi_typedarray_type type;
  void *data;
  if (napi_get_typedarray_info(env, value, &type, &buffer->length, &data, NULL, NULL) != napi_ok)
    return false;
  buffer->data = data;
  return type == napi_uint8_array && buffer->length <= INT_MAX / (MAX_HANDLES + 1);
}

/* A whole number from 0 on. Node-API itself takes NaN for 0, which is a hypercall, too. */
static bool read_whole(napi_env env, napi_value value, uint64_t *number)
{
  double read;
  if (napi_get_value_double(env, value, &read) != napi_ok || !(read >= 0 && read <= UINT32_MAX))
    return false;
  *number = (uint64_t)read;
  return (double)*number == read;
}

/* The parts of `{ offset, buffer }`. Getters may run, and with them anything at all. */
static bool read_handle(napi_env env, napi_value value, uint64_t *patch, napi_value *buffer)
{
  napi_value offset;
  return napi_get_named_property(env, value, "offset", &offset) == napi_ok &&
         read_whole(env, offset, patch) &&
         napi_get_named_property(env, value, "buffer", buffer) == napi_ok;
}

/* Whether an address fits into the bytes there. */
static bool has_room(const struct buffer *bytes, uint64_t patch)
{
  return bytes->length >= sizeof(uint64_t) && patch <= bytes->length - sizeof(uint64_t);
}

/* Type tags keep a handle of another addon, or of none, from being taken for ours. */
static const napi_type_tag tag = {0x6c69627669727474ull, 0x70726976636d6431ull};

static struct privcmd *read_privcmd(napi_env env, napi_value value)
{
  bool ours = false;
  void *privcmd = NULL;
  if (napi_check_object_type_tag(env, value, &tag, &ours) != napi_ok || !ours ||
      napi_unwrap(env, value, &privcmd) != napi_ok)
    return NULL;
  return privcmd;
}

enum { HANDLE, OP, BYTES, HANDLES, COMMAND, ARGUMENTS };

/* The JavaScript objects that a call borrows its memory from. */
struct lenders {
  napi_value handle;
  napi_value bytes;
  napi_value buffers[MAX_HANDLES];
};

/* Reads the arguments: memory last, since what runs before may take it away again. */
static bool read_call(napi_env env, napi_callback_info info, struct call *call, struct lenders *lenders)
{
  size_t count = ARGUMENTS;
  napi_value arguments[ARGUMENTS];
  uint64_t patches[MAX_HANDLES];
  uint32_t handles = 0;
  bool is_array = false;
  if (napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok)
    return false;
  lenders->handle = arguments[HANDLE];
  lenders->bytes = arguments[BYTES];
  call->privcmd = read_privcmd(env, arguments[HANDLE]);
  if (!call->privcmd || !read_whole(env, arguments[OP], &call->arguments.op) ||
      napi_is_array(env, arguments[HANDLES], &is_array) != napi_ok || !is_array ||
      napi_get_array_length(env, arguments[HANDLES], &handles) != napi_ok || handles > MAX_HANDLES)
    return false;
  for (uint32_t i = 0; i < handles; i++) {
    napi_value handle;
    if (napi_get_element(env, arguments[HANDLES], i, &handle) != napi_ok ||
        !read_handle(env, handle, &patches[i], &lenders->buffers[i]))
      return false;
  }
  /* From here on nothing of JavaScript runs before the bytes are copied. */
  if (!read_buffer(env, arguments[BYTES], &call->bytes))
    return false;
  for (uint32_t i = 0; i < handles; i++) {
    if (!has_room(&call->bytes, patches[i]) || !read_buffer(env, lenders->buffers[i], &call->handles[i]))
      return false;
    call->handles[i].patch = (size_t)patches[i];
  }
  call->count = handles;

  napi_valuetype type;
  if (napi_typeof(env, arguments[COMMAND], &type) != napi_ok)
    return false;
  if (type == napi_undefined)
    return true;
  call->has_command = read_whole(env, arguments[COMMAND], &call->arguments.arg[0]);
  return call->has_command;
}

/* 0 when the handle may be used, else what stands in its way. */
static int refusal(const struct privcmd *privcmd)
{
  if (privcmd->closed)
    return -EBADF;
  /* A forked child has the parent's device but not its pages. */
  return privcmd->owner == getpid() ? 0 : -EPERM;
}

static napi_value number(napi_env env, int value)
{
  napi_value result = NULL;
  napi_create_int32(env, value, &result);
  return result;
}

static napi_value hypercall(napi_env env, napi_callback_info info)
{
  struct call call = {0};
  struct lenders lenders;
  if (!read_call(env, info, &call, &lenders))
    return fail(env, "hypercall(handle, op, bytes, [{ offset, buffer }], command?)");
  int refused = refusal(call.privcmd);
  if (refused)
    return number(env, refused);
  /* Not errno: it may be one that means something else coming from Xen (EAGAIN asks for the call again). */
  if (!prepare(&call))
    return number(env, -ENOMEM);
  carry_out(&call);
  finish(&call);
  return number(env, call.result);
}

static void execute(napi_env env, void *data)
{
  (void)env; /* not to be used on this thread */
  carry_out(data);
}

/*
 * Buffers may have been detached or their memory moved while the call was under way; `keep` holds the objects, so they
 * are read anew, and one that changed its length is left alone.
 */
static void refresh(napi_env env, napi_value kept, uint32_t index, struct buffer *buffer)
{
  struct buffer now = {0};
  napi_value value;
  if (napi_get_element(env, kept, index, &value) == napi_ok && read_buffer(env, value, &now) &&
      now.length == buffer->length)
    buffer->data = now.data;
  else
    buffer->length = 0;
}

static void complete(napi_env env, napi_status status, void *data)
{
  struct call *call = data;
  struct privcmd *privcmd = call->privcmd;
  napi_value kept = NULL;
  napi_get_reference_value(env, call->keep, &kept);
  refresh(env, kept, 0, &call->bytes);
  for (uint32_t i = 0; i < call->count; i++)
    refresh(env, kept, i + 1, &call->handles[i]);
  finish(call);
  privcmd->running--;
  if (privcmd->closed && privcmd->running == 0)
    close_devices(privcmd);
  napi_resolve_deferred(env, call->deferred, number(env, status == napi_ok ? call->result : -ECANCELED));
  napi_delete_reference(env, call->keep);
  napi_delete_async_work(env, call->work);
  free(call);
}

/* What must live as long as the call: bytes, buffers, and the handle, so that its finalizer waits. */
static bool keep_alive(napi_env env, struct call *call, const struct lenders *lenders)
{
  napi_value list;
  if (napi_create_array(env, &list) != napi_ok || napi_set_element(env, list, 0, lenders->bytes) != napi_ok)
    return false;
  for (uint32_t i = 0; i < call->count; i++)
    if (napi_set_element(env, list, i + 1, lenders->buffers[i]) != napi_ok)
      return false;
  return napi_set_element(env, list, (uint32_t)call->count + 1, lenders->handle) == napi_ok &&
         napi_create_reference(env, list, 1, &call->keep) == napi_ok;
}

/* Hands a prepared call to the thread pool; what was made for one that cannot go is undone again. */
static bool queue(napi_env env, struct call *call, const struct lenders *lenders)
{
  napi_value name;
  if (keep_alive(env, call, lenders) &&
      napi_create_string_utf8(env, "libvirt-ts:hypercall", NAPI_AUTO_LENGTH, &name) == napi_ok &&
      napi_create_async_work(env, NULL, name, execute, complete, call, &call->work) == napi_ok &&
      napi_queue_async_work(env, call->work) == napi_ok)
    return true;
  if (call->work)
    napi_delete_async_work(env, call->work);
  if (call->keep)
    napi_delete_reference(env, call->keep);
  give_region(call->privcmd, &call->region);
  return false;
}

static napi_value hypercall_async(napi_env env, napi_callback_info info)
{
  napi_value promise;
  struct lenders lenders;
  struct call *call = calloc(1, sizeof *call);
  if (!call)
    return fail(env, "out of memory");
  if (!read_call(env, info, call, &lenders)) {
    free(call);
    return fail(env, "hypercallAsync(handle, op, bytes, [{ offset, buffer }], command?)");
  }
  if (napi_create_promise(env, &call->deferred, &promise) != napi_ok) {
    free(call);
    return NULL;
  }
  int refused = refusal(call->privcmd);
  if (!refused && (!prepare(call) || !queue(env, call, &lenders)))
    refused = -ENOMEM;
  if (refused) {
    napi_resolve_deferred(env, call->deferred, number(env, refused));
    free(call);
    return promise;
  }
  call->privcmd->running++;
  return promise;
}

static napi_value close_handle(napi_env env, napi_callback_info info)
{
  size_t count = 1;
  napi_value handle;
  struct privcmd *privcmd = NULL;
  if (napi_get_cb_info(env, info, &count, &handle, NULL, NULL) == napi_ok)
    privcmd = read_privcmd(env, handle);
  if (!privcmd)
    return fail(env, "close(handle)");
  release(privcmd);
  return NULL;
}

/* Runs when the handle is collected, and for those that are left at the end of the environment (worker or process). */
static void finalize(napi_env env, void *data, void *hint)
{
  (void)hint;
  (void)env;
  struct privcmd *privcmd = data;
  release(privcmd);
#ifdef PRIVCMD_TEST
  forget_ioctl(privcmd);
#endif
  free(privcmd);
}

static bool read_path(napi_env env, napi_value value, char path[PATH_MAX])
{
  size_t length;
  return napi_get_value_string_utf8(env, value, path, PATH_MAX, &length) == napi_ok && length < PATH_MAX - 1;
}

/* open(device, bufferDevice): a handle, or a negative errno. A buffer device that is not there is done without. */
static napi_value open_handle(napi_env env, napi_callback_info info)
{
  size_t count = 2;
  napi_value arguments[2], handle;
  char device[PATH_MAX], buffers[PATH_MAX];
  if (napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok ||
      !read_path(env, arguments[0], device) || !read_path(env, arguments[1], buffers))
    return fail(env, "open(device, bufferDevice)");
  struct privcmd *privcmd = calloc(1, sizeof *privcmd);
  if (!privcmd)
    return number(env, -ENOMEM);
  privcmd->owner = getpid();
  privcmd->device = open_device(device);
  if (privcmd->device < 0) {
    int error = errno;
    free(privcmd);
    return number(env, -error);
  }
  privcmd->buffers = open_device(buffers);
  if (napi_create_object(env, &handle) != napi_ok || napi_type_tag_object(env, handle, &tag) != napi_ok ||
      napi_wrap(env, handle, privcmd, finalize, NULL, NULL) != napi_ok) {
    finalize(env, privcmd, NULL);
    return fail(env, "a handle cannot be made");
  }
#ifdef PRIVCMD_TEST
  privcmd->env = env;
#endif
  return handle;
}

NAPI_MODULE_INIT()
{
  const napi_property_descriptor functions[] = {
      {"open", NULL, open_handle, NULL, NULL, NULL, napi_enumerable, NULL},
      {"hypercall", NULL, hypercall, NULL, NULL, NULL, napi_enumerable, NULL},
      {"hypercallAsync", NULL, hypercall_async, NULL, NULL, NULL, napi_enumerable, NULL},
      {"close", NULL, close_handle, NULL, NULL, NULL, napi_enumerable, NULL},
#ifdef PRIVCMD_TEST
      {"replaceIoctl", NULL, replace_ioctl, NULL, NULL, NULL, napi_enumerable, NULL},
#endif
  };
  if (napi_define_properties(env, exports, sizeof functions / sizeof functions[0], functions) != napi_ok)
    return NULL;
  return exports;
}
