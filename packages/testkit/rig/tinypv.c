/*
 * tinypv: the smallest paravirtual guest that behaves. It greets on its console, watches control/shutdown through
 * its xenstore ring and obeys poweroff, halt and reboot; otherwise it blocks. Words on its command line:
 * "spin" burns CPU instead of blocking, "crash", "exit" and "reboot" end it at once in that manner.
 */
#include <stdint.h>

#define PAGE 4096

enum { HC_UPDATE_VA_MAPPING = 14, HC_SCHED_OP = 29, HC_EVENT_CHANNEL_OP = 32 };
enum { SCHED_YIELD = 0, SCHED_BLOCK = 1, SCHED_SHUTDOWN = 2, SCHED_POLL = 3 };
enum { EVENT_SEND = 4, FLUSH_LOCAL_TLB_ALL = 2 };
enum { POWEROFF = 0, REBOOT = 1, CRASH = 3, STAY = -1 };
enum { XS_READ = 2, XS_WATCH = 4, XS_WRITE = 11, XS_WATCH_EVENT = 15, XS_ERROR = 16 };

/* The ELF notes tell Xen's loader: a 64-bit guest for xen-3.0, where to enter, where to write its hypercall stubs. */
asm(".section .note.xen, \"a\", @note\n"
    ".macro note type, body:vararg\n"
    "  .balign 4\n  .long 4, 9f - 8f, \\type\n  .asciz \"Xen\"\n8: \\body\n9: .balign 4\n"
    ".endm\n"
    "note 6, .asciz \"tinypv\"\n"
    "note 7, .asciz \"1\"\n"
    "note 5, .asciz \"xen-3.0\"\n"
    "note 3, .quad 0\n" /* virtual base */
    "note 4, .quad 0\n" /* physical offset */
    "note 1, .quad _start\n"
    "note 2, .quad hypercall_page\n"
    "note 8, .asciz \"generic\"\n"
    "note 9, .asciz \"yes\"\n"
    ".text\n"
    ".globl _start\n"
    "_start:\n  cld\n  lea stack + 16384(%rip), %rsp\n  mov %rsi, %rdi\n  xor %ebp, %ebp\n  call guest_main\n  ud2\n"
    ".balign 4096\n"
    ".globl hypercall_page\n"
    "hypercall_page: .fill 4096, 1, 0xcc\n");

extern char hypercall_page[];
uint8_t stack[16384] __attribute__((aligned(16)));

/* Three pages of ours are remapped onto frames that Xen and dom0 share with us. */
static uint8_t shared_info_page[PAGE] __attribute__((aligned(PAGE)));
static uint8_t console_page[PAGE] __attribute__((aligned(PAGE)));
static uint8_t store_page[PAGE] __attribute__((aligned(PAGE)));

struct start_info {
  char magic[32];
  uint64_t nr_pages, shared_info;
  uint32_t flags;
  uint64_t store_mfn;
  uint32_t store_port;
  uint64_t console_mfn;
  uint32_t console_port;
  uint64_t pt_base, nr_pt_frames, mfn_list, mod_start, mod_len;
  char command_line[1024];
};

struct console_ring {
  char in[1024], out[2048];
  uint32_t in_cons, in_prod, out_cons, out_prod;
};

struct store_ring {
  char req[1024], rsp[1024];
  uint32_t req_cons, req_prod, rsp_cons, rsp_prod;
};

struct store_header {
  uint32_t type, req_id, tx_id, len;
};

static volatile struct console_ring *const console = (void *)console_page;
static volatile struct store_ring *const store = (void *)store_page;
static struct start_info *info;
static int spinning;

static long hypercall(long number, long a, long b, long c)
{
  long result;
  register long rdi asm("rdi") = a, rsi asm("rsi") = b, rdx asm("rdx") = c;
  asm volatile("call *%[stub]"
               : "=a"(result), "+r"(rdi), "+r"(rsi), "+r"(rdx)
               : [stub] "r"(hypercall_page + number * 32)
               : "memory", "rcx", "r8", "r9", "r10", "r11");
  return result;
}

static void barrier(void) { asm volatile("" ::: "memory"); }

static void notify(uint32_t port) { hypercall(HC_EVENT_CHANNEL_OP, EVENT_SEND, (long)&port, 0); }

static void clear_pending(uint32_t port)
{
  uint8_t *word = shared_info_page + 0x800 + port / 64 * 8; /* evtchn_pending[] */
  asm volatile("lock btrq %1, (%0)" : : "r"(word), "r"((uint64_t)(port & 63)) : "memory");
}

/* Blocks until one of our two event channels fires; Xen takes a poll for a blocked vcpu. */
static void wait_for_event(void)
{
  uint32_t ports[2] = {info->store_port, info->console_port};
  struct {
    uint32_t *ports;
    uint32_t count;
    uint64_t timeout;
  } poll = {ports, 2, 0};
  hypercall(HC_SCHED_OP, SCHED_POLL, (long)&poll, 0);
  clear_pending(ports[0]);
  clear_pending(ports[1]);
  shared_info_page[0] = 0;                              /* evtchn_upcall_pending of vcpu 0 */
  *(volatile uint64_t *)(shared_info_page + 8) = 0;     /* evtchn_pending_sel of vcpu 0 */
}

static void idle(void)
{
  if (!spinning) {
    wait_for_event();
    return;
  }
  for (volatile int i = 0; i < 1000000; i++)
    ;
}

static void print(const char *text)
{
  for (; *text; text++) {
    while (console->out_prod - console->out_cons >= sizeof console->out) {
      notify(info->console_port);
      hypercall(HC_SCHED_OP, SCHED_YIELD, 0, 0);
    }
    console->out[console->out_prod % sizeof console->out] = *text;
    barrier();
    console->out_prod++;
  }
  notify(info->console_port);
}

static void echo_console_input(void)
{
  while (console->in_cons != console->in_prod) {
    char text[2] = {console->in[console->in_cons % sizeof console->in], 0};
    console->in_cons++;
    print(text);
  }
}

static void store_send(const void *bytes, uint32_t length)
{
  const char *from = bytes;
  while (length--) {
    while (store->req_prod - store->req_cons >= sizeof store->req)
      wait_for_event();
    store->req[store->req_prod % sizeof store->req] = *from++;
    barrier();
    store->req_prod++;
  }
  notify(info->store_port);
}

static void store_receive(void *bytes, uint32_t length)
{
  char *to = bytes;
  while (length--) {
    while (store->rsp_cons == store->rsp_prod) {
      echo_console_input();
      idle();
    }
    barrier();
    *to++ = store->rsp[store->rsp_cons % sizeof store->rsp];
    store->rsp_cons++;
  }
  notify(info->store_port);
}

static void store_request(uint32_t type, const char *payload, uint32_t length)
{
  struct store_header header = {type, type, 0, length};
  store_send(&header, sizeof header);
  store_send(payload, length);
}

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

static void shut_down(uint32_t reason)
{
  print("tinypv: bye\r\n");
  hypercall(HC_SCHED_OP, SCHED_SHUTDOWN, (long)&reason, 0);
  for (;;)
    hypercall(HC_SCHED_OP, SCHED_BLOCK, 0, 0);
}

static int asked_for(const char *request)
{
  if (starts_with(request, "poweroff") || starts_with(request, "halt"))
    return POWEROFF;
  return starts_with(request, "reboot") ? REBOOT : STAY;
}

void guest_main(struct start_info *start_info)
{
  static char payload[4097];
  struct store_header header;

  info = start_info;
  hypercall(HC_UPDATE_VA_MAPPING, (long)shared_info_page, info->shared_info | 7, FLUSH_LOCAL_TLB_ALL);
  hypercall(HC_UPDATE_VA_MAPPING, (long)console_page, info->console_mfn << 12 | 7, FLUSH_LOCAL_TLB_ALL);
  hypercall(HC_UPDATE_VA_MAPPING, (long)store_page, info->store_mfn << 12 | 7, FLUSH_LOCAL_TLB_ALL);

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

  store_request(XS_WATCH, "control/shutdown\0shutdown", 26);
  for (;;) {
    store_receive(&header, sizeof header);
    store_receive(payload, header.len);
    payload[header.len] = 0;
    if (header.type == XS_WATCH_EVENT)
      store_request(XS_READ, "control/shutdown", 17);
    if (header.type != XS_READ || asked_for(payload) == STAY)
      continue;
    int reason = asked_for(payload);
    store_request(XS_WRITE, "control/shutdown", 17); /* an empty value acknowledges */
    do {
      store_receive(&header, sizeof header);
      store_receive(payload, header.len);
    } while (header.type != XS_WRITE && header.type != XS_ERROR);
    shut_down(reason);
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
