/* The part of Xen's paravirtual interface (x86_64) that tinypv uses. */
#pragma once
#include <stdint.h>

#define PAGE 4096

enum { HC_MEMORY_OP = 12, HC_UPDATE_VA_MAPPING = 14, HC_SCHED_OP = 29, HC_EVENT_CHANNEL_OP = 32 };
enum { MEMORY_DECREASE_RESERVATION = 1, MEMORY_POPULATE_PHYSMAP = 6 };
enum { SCHED_YIELD = 0, SCHED_BLOCK = 1, SCHED_SHUTDOWN = 2, SCHED_POLL = 3 };
enum { EVENT_SEND = 4, FLUSH_LOCAL_TLB_ALL = 2, PRESENT_WRITABLE_USER = 7, DOMID_SELF = 0x7ff0 };
enum { POWEROFF = 0, REBOOT = 1, SUSPEND = 2, CRASH = 3 };

/* Tells a fresh guest, and one that was restored, where to find what. A frame is a machine's page, a page the guest's. */
struct start_info {
  char magic[32];
  uint64_t nr_pages, shared_info;
  uint32_t flags;
  uint64_t store_frame;
  uint32_t store_port;
  uint64_t console_frame;
  uint32_t console_port;
  uint64_t pt_base, nr_pt_frames, frames, mod_start, mod_len;
  char command_line[1024];
};

struct shared_info {
  struct {
    uint8_t upcall_pending, upcall_mask;
    uint64_t pending_sel, rest[6];
  } vcpus[32];
  uint64_t pending[64], mask[64];
  uint32_t wall_clock[4];
  uint64_t nr_pages, frame_lists;
};

struct console_ring {
  char in[1024], out[2048];
  uint32_t in_cons, in_prod, out_cons, out_prod;
};

struct store_ring {
  char req[1024], rsp[1024];
  uint32_t req_cons, req_prod, rsp_cons, rsp_prod;
};

extern char hypercall_page[];

static inline long hypercall(long number, long a, long b, long c)
{
  long result;
  register long rdi asm("rdi") = a, rsi asm("rsi") = b, rdx asm("rdx") = c;
  asm volatile("call *%[stub]"
               : "=a"(result), "+r"(rdi), "+r"(rsi), "+r"(rdx)
               : [stub] "r"(hypercall_page + number * 32)
               : "memory", "rcx", "r8", "r9", "r10", "r11");
  return result;
}

static inline void barrier(void) { asm volatile("" ::: "memory"); }
