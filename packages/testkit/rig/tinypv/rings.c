#include "rings.h"
#include "memory.h"

int spinning;

static void notify(uint32_t port) { hypercall(HC_EVENT_CHANNEL_OP, EVENT_SEND, (long)&port, 0); }

static void clear_pending(uint32_t port)
{
  asm volatile("lock btrq %1, (%0)"
               :
               : "r"(&shared->pending[port / 64]), "r"((uint64_t)(port & 63))
               : "memory");
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
  shared->vcpus[0].upcall_pending = 0;
  shared->vcpus[0].pending_sel = 0;
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

void print(const char *text)
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

static void send(const void *bytes, uint32_t length)
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

static void receive(void *bytes, uint32_t length)
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

void store_request(uint32_t type, uint32_t id, const char *payload, uint32_t length)
{
  struct store_header header = {type, id, 0, length};
  send(&header, sizeof header);
  send(payload, length);
}

const char *store_receive(struct store_header *header)
{
  static char payload[PAGE + 1];
  receive(header, sizeof *header);
  receive(payload, header->len);
  payload[header->len] = 0;
  return payload;
}

void store_forget(void) { store->rsp_cons = store->rsp_prod; }
