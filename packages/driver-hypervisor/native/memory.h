/*
 * Memory that Xen may touch. Xen reads and writes by virtual address without faulting pages in, so nothing of V8's heap
 * may ever be shown to it: everything is copied into pages that stay where they are.
 */
#ifndef LIBVIRT_TS_MEMORY_H
#define LIBVIRT_TS_MEMORY_H

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

constexpr std::size_t ALIGNMENT = 16; /* no structure of Xen wants more than eight */
constexpr std::size_t PAGE = 4096;    /* the buffer device's unit on every architecture that Xen supports */

/* Sizes are below INT_MAX, see read_buffer in privcmd.cc. */
constexpr std::size_t aligned(std::size_t size, std::size_t unit)
{
  return (size + unit - 1) / unit * unit;
}

struct Region {
  uint8_t *address = nullptr;
  std::size_t size = 0;
};

#ifdef PRIVCMD_TEST_MALLOC
/* Each region is a malloc of its exact size, in which AddressSanitizer and valgrind see every byte too many. */
inline bool map_region(int, std::size_t size, Region *region)
{
  region->address = static_cast<uint8_t *>(std::calloc(1, size));
  region->size = size;
  return region->address != nullptr;
}

inline void unmap_region(const Region &region)
{
  std::free(region.address);
}
#else
inline void *map_locked(std::size_t size)
{
  void *address = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0);
  if (address == MAP_FAILED)
    return MAP_FAILED;
  /* MAP_LOCKED may fail to lock in silence, mlock tells; without DONTFORK a child's birth makes pages copy-on-write. */
  if (mlock(address, size) != 0 || madvise(address, size, MADV_DONTFORK) != 0) {
    munmap(address, size);
    return MAP_FAILED;
  }
  std::memset(address, 0, size); /* touches every page, after the madvise: each is present and ours */
  return address;
}

/*
 * Zeroed pages that no fork copies and no swap takes: the kernel's own where its buffer device gives any (Linux 4.18
 * gave no more than 64), else locked ones.
 */
inline bool map_region(int buffers, std::size_t size, Region *region)
{
  void *address = MAP_FAILED;
  if (buffers >= 0)
    /* MAP_SHARED is what the driver insists on; its pages never move and are never copied on write. */
    address = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, buffers, 0);
  if (address == MAP_FAILED)
    address = map_locked(size);
  if (address == MAP_FAILED)
    return false;
  region->address = static_cast<uint8_t *>(address);
  region->size = size;
  return true;
}

/* The whole of one earlier mapping, to which nothing points any more. */
inline void unmap_region(const Region &region)
{
  munmap(region.address, region.size);
}
#endif

/* Regions that wait for the next call. Only the thread of its environment touches it. */
class Pool {
public:
  Pool() = default;
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;
  ~Pool()
  {
    clear();
  }

  /* The smallest kept region that is large enough, else a new one; false when there is no memory. */
  bool take(int buffers, std::size_t size, Region *region)
  {
    Region *best = nullptr;
    for (Region &kept : kept_)
      if (kept.address && kept.size >= size && (!best || kept.size < best->size))
        best = &kept;
    if (!best)
      return map_region(buffers, aligned(size, PAGE), region);
    *region = *best;
    *best = Region();
    return true;
  }

  /* Keeps a region in place of nothing or of a smaller one; the one that is too many goes back to the kernel. */
  void give(const Region &region)
  {
    Region *smallest = &kept_[0];
    for (Region &kept : kept_)
      if (kept.size < smallest->size)
        smallest = &kept;
    if (region.size > KEPT_BYTES || smallest->size >= region.size) {
      unmap_region(region);
      return;
    }
    if (smallest->address)
      unmap_region(*smallest);
    *smallest = region;
  }

  void clear()
  {
    for (Region &kept : kept_) {
      if (kept.address)
        unmap_region(kept);
      kept = Region();
    }
  }

private:
  static constexpr std::size_t KEPT_REGIONS = 4; /* one for the JavaScript thread, the rest for the thread pool */
  static constexpr std::size_t KEPT_BYTES = 4 << 20; /* larger regions are given back at once */
  Region kept_[KEPT_REGIONS];
};

#endif
