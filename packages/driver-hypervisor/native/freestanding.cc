/*
 * What the C++ compiler wants of its library: memory. With it the addon needs libc alone, and one binary loads on glibc
 * and on musl, with whatever libstdc++ there is or none.
 */
#include <cstddef>
#include <cstdlib>

/* The few bytes that a call and a handle take: Node itself does not survive that there are none. */
void *operator new(std::size_t size)
{
  void *memory = std::malloc(size ? size : 1);
  if (!memory)
    std::abort();
  return memory;
}

void *operator new[](std::size_t size)
{
  return operator new(size);
}

void operator delete(void *memory) noexcept
{
  std::free(memory);
}

void operator delete[](void *memory) noexcept
{
  std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
  std::free(memory);
}

void operator delete[](void *memory, std::size_t) noexcept
{
  std::free(memory);
}

/* Stands in the table of a class's functions where one has none. */
extern "C" void __cxa_pure_virtual()
{
  std::abort();
}
