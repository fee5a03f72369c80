/*
 * The test build: no device is opened, and the ioctl is replaced, so that the pool can be worked hard without Xen.
 *
 *   replaceIoctl(handle, (op, bytes, handles, command) => result)
 *
 * The function gets the pool's content and what it writes goes back into the pool. Without one, and on the thread
 * pool, every byte is inverted and the result is 0. With PRIVCMD_TEST_MALLOC each region is a malloc of its exact
 * size, in which AddressSanitizer and valgrind see every byte too many.
 */

static uint64_t pointer_of(const struct call *call)
{
  return call->arguments.arg[call->has_command ? 1 : 0];
}

/* Bytes and handles lie one behind the other in the region, and every address stands where it belongs. */
static bool well_laid(const struct call *call)
{
  const uint8_t *next = call->region.address;
  for (size_t i = 0; i <= call->count; i++) {
    const struct buffer *buffer = i ? &call->handles[i - 1] : &call->bytes;
    uint64_t address;
    if (buffer->copy != next || (uintptr_t)next % ALIGNMENT)
      return false;
    next += (buffer->length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!i)
      continue;
    memcpy(&address, call->bytes.copy + buffer->patch, sizeof address);
    if (address != (uintptr_t)buffer->copy)
      return false;
  }
  return next <= call->region.address + call->region.size &&
         pointer_of(call) == (call->bytes.length ? (uintptr_t)call->bytes.copy : 0);
}

static void invert(struct buffer *buffer)
{
  for (size_t i = 0; i < buffer->length; i++)
    buffer->copy[i] = (uint8_t)~buffer->copy[i];
}

static napi_value copy_of(napi_env env, const struct buffer *buffer)
{
  napi_value value = NULL;
  napi_create_buffer_copy(env, buffer->length, buffer->copy, NULL, &value);
  return value;
}

static void copy_into(napi_env env, napi_value value, struct buffer *buffer)
{
  void *data;
  size_t length;
  if (napi_get_buffer_info(env, value, &data, &length) == napi_ok && length == buffer->length && length)
    memcpy(buffer->copy, data, length);
}

static int call_javascript(struct call *call)
{
  napi_env env = call->privcmd->env;
  napi_value function, undefined, arguments[4], copies[MAX_HANDLES], result;
  int32_t number;
  napi_get_reference_value(env, call->privcmd->ioctl, &function);
  napi_get_undefined(env, &undefined);
  napi_create_int64(env, (int64_t)call->arguments.op, &arguments[0]);
  arguments[1] = copy_of(env, &call->bytes);
  napi_create_array_with_length(env, call->count, &arguments[2]);
  for (uint32_t i = 0; i < call->count; i++) {
    napi_value handle, offset;
    copies[i] = copy_of(env, &call->handles[i]);
    napi_create_object(env, &handle);
    napi_create_int64(env, (int64_t)call->handles[i].patch, &offset);
    napi_set_named_property(env, handle, "offset", offset);
    napi_set_named_property(env, handle, "buffer", copies[i]);
    napi_set_element(env, arguments[2], i, handle);
  }
  arguments[3] = undefined;
  if (call->has_command)
    napi_create_int64(env, (int64_t)call->arguments.arg[0], &arguments[3]);
  if (napi_call_function(env, undefined, function, 4, arguments, &result) != napi_ok ||
      napi_get_value_int32(env, result, &number) != napi_ok) {
    errno = EIO;
    return -1;
  }
  copy_into(env, arguments[1], &call->bytes);
  for (size_t i = 0; i < call->count; i++)
    copy_into(env, copies[i], &call->handles[i]);
  errno = number < 0 ? -number : 0;
  return number < 0 ? -1 : number;
}

static int call_device(struct call *call)
{
  if (!well_laid(call)) {
    errno = EFAULT;
    return -1;
  }
  if (call->privcmd->ioctl && !call->work)
    return call_javascript(call);
  invert(&call->bytes);
  for (size_t i = 0; i < call->count; i++)
    invert(&call->handles[i]);
  return 0;
}

/* A file whose name is a number stands for that errno of opening. */
static int open_device(const char *path)
{
  const char *name = strrchr(path, '/');
  int error = name ? atoi(name + 1) : 0;
  if (!error)
    return 1000;
  errno = error;
  return -1;
}

static void close_device(int device)
{
  (void)device;
}

#ifdef PRIVCMD_TEST_MALLOC
static bool map_region(struct privcmd *privcmd, size_t size, struct region *region)
{
  (void)privcmd;
  region->address = calloc(1, size);
  region->size = size;
  return region->address != NULL;
}

static void unmap_region(struct region *region)
{
  free(region->address);
}
#endif

static struct privcmd *read_privcmd(napi_env env, napi_value value);

static napi_value replace_ioctl(napi_env env, napi_callback_info info)
{
  size_t count = 2;
  napi_value arguments[2];
  if (napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok)
    return NULL;
  struct privcmd *privcmd = read_privcmd(env, arguments[0]);
  if (privcmd)
    napi_create_reference(env, arguments[1], 1, &privcmd->ioctl);
  return NULL;
}

static void forget_ioctl(struct privcmd *privcmd)
{
  if (privcmd->ioctl)
    napi_delete_reference(privcmd->env, privcmd->ioctl);
}
