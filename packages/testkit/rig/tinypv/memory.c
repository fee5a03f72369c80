#include "memory.h"

enum { ENTRIES = PAGE / 8, PAGES_IN_4_MIB = 1024 };

/* Three pages of ours are remapped onto frames that Xen and dom0 share with us. */
static uint8_t shared_info_page[PAGE] __attribute__((aligned(PAGE)));
static uint8_t console_page[PAGE] __attribute__((aligned(PAGE)));
static uint8_t store_page[PAGE] __attribute__((aligned(PAGE)));
volatile struct shared_info *const shared = (void *)shared_info_page;
volatile struct console_ring *const console = (void *)console_page;
volatile struct store_ring *const store = (void *)store_page;

struct start_info *info;

/* Each page's frame: the loader's table, of which Xen's tools want a list of its own frames, in a list of lists. */
static uint64_t *frames;
static uint64_t frame_list[ENTRIES] __attribute__((aligned(PAGE)));
static uint64_t frame_lists[ENTRIES] __attribute__((aligned(PAGE)));

/* Pages from 0 on that have a frame; the others have none. */
static uint64_t populated;
static const uint64_t no_frame = ~0ull;

static uint64_t frame_of(const void *address) { return frames[(uint64_t)address / PAGE]; }

static uint64_t page_of(uint64_t frame)
{
  uint64_t page = 0;
  while (frames[page] != frame)
    page++;
  return page;
}

static void map(const void *page, uint64_t entry)
{
  hypercall(HC_UPDATE_VA_MAPPING, (long)page, entry, FLUSH_LOCAL_TLB_ALL);
}

void share(void)
{
  frames = (uint64_t *)info->frames;
  if (populated == 0)
    populated = info->nr_pages;
  map(shared_info_page, info->shared_info | PRESENT_WRITABLE_USER);
  map(console_page, info->console_frame * PAGE | PRESENT_WRITABLE_USER);
  map(store_page, info->store_frame * PAGE | PRESENT_WRITABLE_USER);

  for (uint64_t page = 0; page < info->nr_pages; page += ENTRIES)
    frame_list[page / ENTRIES] = frame_of(frames + page);
  frame_lists[0] = frame_of(frame_list);
  shared->frame_lists = frame_of(frame_lists);
  shared->nr_pages = info->nr_pages;
}

int suspend(void)
{
  uint32_t reason = SUSPEND;

  /* Whoever restores us knows pages, and gives us other frames; shared_info belongs to this domain alone. */
  info->store_frame = page_of(info->store_frame);
  info->console_frame = page_of(info->console_frame);
  map(shared_info_page, 0);
  int stayed = hypercall(HC_SCHED_OP, SCHED_SHUTDOWN, (long)&reason, frame_of(info));
  if (stayed) {
    info->store_frame = frames[info->store_frame];
    info->console_frame = frames[info->console_frame];
  }
  share();
  return stayed;
}

/* Pages that are mapped cannot be given away. The loader maps what it made and half a MiB more, in steps of 4 MiB. */
static uint64_t mapped(void)
{
  uint64_t made = info->pt_base / PAGE + info->nr_pt_frames + 1;
  uint64_t steps = (made + PAGES_IN_4_MIB / 8 + PAGES_IN_4_MIB - 1) / PAGES_IN_4_MIB;
  return steps * PAGES_IN_4_MIB;
}

static uint64_t change_reservation(long how, uint64_t *extents, uint64_t count)
{
  struct {
    uint64_t *extents, count;
    uint32_t order, flags;
    uint16_t domain;
  } reservation = {extents, count, 0, 0, DOMID_SELF};
  long changed = hypercall(HC_MEMORY_OP, how, (long)&reservation, 0);
  return changed < 0 ? 0 : changed;
}

void balloon(uint64_t pages)
{
  if (pages < mapped())
    pages = mapped();
  if (pages > info->nr_pages)
    pages = info->nr_pages;
  if (pages < populated) {
    change_reservation(MEMORY_DECREASE_RESERVATION, frames + pages, populated - pages);
    populated = pages;
  } else {
    for (uint64_t page = populated; page < pages; page++)
      frames[page] = page; /* Xen puts the frame in the page's place */
    populated += change_reservation(MEMORY_POPULATE_PHYSMAP, frames + populated, pages - populated);
  }
  for (uint64_t page = populated; page < info->nr_pages; page++)
    frames[page] = no_frame;
}
