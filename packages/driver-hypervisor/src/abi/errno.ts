/** Error numbers that Xen returns; Linux's on every architecture it runs on (`xen/include/public/errno.h`). */
export const Errno = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EIO: 5,
  E2BIG: 7,
  ENXIO: 6,
  EBADF: 9,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  EBUSY: 16,
  EEXIST: 17,
  ENODEV: 19,
  EINVAL: 22,
  ENOTTY: 25,
  ENOSYS: 38,
  EUSERS: 87,
  EOPNOTSUPP: 95,
} as const;
/** One of the error numbers that have a name here. */
export type Errno = (typeof Errno)[keyof typeof Errno];

/** `EACCES` for 13; `errno 200` for one without a name here. */
export function errnoName(errno: number): string {
  return Object.entries(Errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
}
