/* Console and xenstore, over their rings. */
#pragma once
#include "xen.h"

enum { XS_READ = 2, XS_WATCH = 4, XS_WRITE = 11, XS_WATCH_EVENT = 15, XS_ERROR = 16 };

struct store_header {
  uint32_t type, req_id, tx_id, len;
};

void print(const char *text);

/* Sends a request; its answer bears the id. */
void store_request(uint32_t type, uint32_t id, const char *payload, uint32_t length);

/* Waits for an answer or an event; returns its payload as text, good until the next one. Echoes the console meanwhile. */
const char *store_receive(struct store_header *header);

/* After we were restored: what the old domain's store still had to say is nobody's answer. */
void store_forget(void);

/* Waits for one of our two event channels, or burns CPU if that is what we are for. */
extern int spinning;
