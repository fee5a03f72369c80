/*
 * tinypv: the smallest paravirtual guest that behaves. It greets on its console and blocks. Through its xenstore ring it
 * obeys control/shutdown (poweroff, halt, reboot, suspend) and memory/target, within the memory it was started with.
 * Words on its command line: "spin" burns CPU instead of blocking, "deaf" obeys nothing, "crash", "exit" and "reboot"
 * end it at once in that manner.
 */
#include "memory.h"
#include "rings.h"

enum { READ_SHUTDOWN = 1, READ_TARGET = 2 };

static int starts_with(const char *text, const char *word)
{
  while (*word)
    if (*text++ != *word++)
      return 0;
  return 1;
}

static int contains(const char *text, const char *word)
{
  for (; *text; text++)
    if (starts_with(text, word))
      return 1;
  return 0;
}

static uint64_t number(const char *text)
{
  uint64_t value = 0;
  while (*text >= '0' && *text <= '9')
    value = value * 10 + *text++ - '0';
  return value;
}

static void shut_down(uint32_t reason)
{
  print("tinypv: bye\r\n");
  hypercall(HC_SCHED_OP, SCHED_SHUTDOWN, (long)&reason, 0);
  for (;;)
    hypercall(HC_SCHED_OP, SCHED_BLOCK, 0, 0);
}

/* Both watches fire at once, and tell what was asked of us before. */
static void watch(void)
{
  store_request(XS_WATCH, 0, "control/shutdown\0-", 19);
  store_request(XS_WATCH, 0, "memory/target\0-", 16);
}

static void look_at(const char *node)
{
  if (starts_with(node, "control"))
    store_request(XS_READ, READ_SHUTDOWN, "control/shutdown", 17);
  else
    store_request(XS_READ, READ_TARGET, "memory/target", 14);
}

/* Writes an empty value, and waits until the store has it. Events on the way are lost. */
static void acknowledge(void)
{
  struct store_header header;
  store_request(XS_WRITE, 0, "control/shutdown", 17);
  do
    store_receive(&header);
  while (header.type != XS_WRITE && header.type != XS_ERROR);
}

static void be_saved(void)
{
  acknowledge();
  if (suspend()) {
    print("tinypv: stayed\r\n");
    look_at("memory/target");
  } else {
    store_forget();
    print("tinypv: hello again\r\n");
    watch();
  }
}

static void obey(const char *request)
{
  if (starts_with(request, "suspend"))
    be_saved();
  int reboot = starts_with(request, "reboot");
  if (!reboot && !starts_with(request, "poweroff") && !starts_with(request, "halt"))
    return;
  acknowledge();
  shut_down(reboot ? REBOOT : POWEROFF);
}

void guest_main(struct start_info *start_info)
{
  struct store_header header;

  info = start_info;
  share();
  print("tinypv: hello '");
  print(info->command_line);
  print("'\r\n");
  if (contains(info->command_line, "crash"))
    shut_down(CRASH);
  if (contains(info->command_line, "exit"))
    shut_down(POWEROFF);
  if (contains(info->command_line, "reboot"))
    shut_down(REBOOT);
  spinning = contains(info->command_line, "spin");
  if (!contains(info->command_line, "deaf"))
    watch();
  for (;;) {
    const char *payload = store_receive(&header);
    if (header.type == XS_WATCH_EVENT)
      look_at(payload);
    else if (header.type == XS_READ && header.req_id == READ_SHUTDOWN)
      obey(payload);
    else if (header.type == XS_READ && header.req_id == READ_TARGET)
      balloon(number(payload) / (PAGE / 1024));
  }
}

/* What the compiler may call without being asked. */
void *memset(void *to, int byte, unsigned long length)
{
  for (uint8_t *p = to; length--;)
    *p++ = byte;
  return to;
}

void *memcpy(void *to, const void *from, unsigned long length)
{
  uint8_t *t = to;
  for (const uint8_t *f = from; length--;)
    *t++ = *f++;
  return to;
}
