/* The guest's memory: what it shares with Xen and dom0, what it has, and how it is saved. */
#pragma once
#include "xen.h"

extern struct start_info *info;
extern volatile struct shared_info *const shared;
extern volatile struct console_ring *const console;
extern volatile struct store_ring *const store;

/* Maps what is shared, and shows those who save us where our memory lies. */
void share(void);

/* Lets itself be saved. Goes on in the same domain (1: it was called off) or in another one (0: it was restored). */
int suspend(void);

/* Gives frames back, or takes them again, until we have so many pages; no more than we began with. */
void balloon(uint64_t pages);
