/*
 * LD_PRELOAD library that lets an unmodified xenstored or oxenstored run without a hypervisor and without root.
 *
 * It stands in for the few calls into Xen's libraries that the daemons make, and moves their files into one
 * directory, $XENSTORED_SHIM_DIR:
 *
 *   socket        where the daemon listens
 *   events        a FIFO: every 32-bit little-endian number written to it is an event on that port
 *   domain-<id>   exists while domain <id> does; may hold the words "shutdown", "crashed", "dying"
 *   ring-<id>     the domain's shared page; ring-0 must exist
 *   port          Domain-0's own port, in text; must exist
 *
 * The port of the hypervisor's "some domain died" event is 1; a domain's own port is 1000 + id.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xenctrl.h>
#include <xenevtchn.h>
#include <xengnttab.h>

enum { PAGE = 4096, VIRQ_PORT = 1, FIRST_DOMAIN_PORT = 1000 };

/* ---- files of the directory ---- */

struct path { char text[4096]; };

static struct path file_of(const char *name, long number)
{
    struct path path;
    const char *dir = getenv("XENSTORED_SHIM_DIR");

    if (number < 0)
        snprintf(path.text, sizeof path.text, "%s/%s", dir ? dir : ".", name);
    else
        snprintf(path.text, sizeof path.text, "%s/%s-%ld", dir ? dir : ".", name, number);
    return path;
}

static void *shared_page(uint32_t domid)
{
    struct path path = file_of("ring", domid);
    int fd = open(path.text, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    void *page = MAP_FAILED;

    if (fd < 0)
        return NULL;
    if (ftruncate(fd, PAGE) == 0)
        page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    return page == MAP_FAILED ? NULL : page;
}

/* ---- domains ---- */

struct domain { bool shutdown, crashed, dying; };

static bool find_domain(uint32_t domid, struct domain *domain)
{
    char words[64] = "";
    struct path path = file_of("domain", domid);
    FILE *file;

    memset(domain, 0, sizeof *domain);
    if (domid == 0)
        return true;
    file = fopen(path.text, "r");
    if (!file) {
        errno = ESRCH;
        return false;
    }
    words[fread(words, 1, sizeof words - 1, file)] = '\0';
    fclose(file);
    domain->crashed = strstr(words, "crashed");
    domain->shutdown = domain->crashed || strstr(words, "shutdown");
    domain->dying = strstr(words, "dying");
    return true;
}

xc_interface *xc_interface_open(xentoollog_logger *log, xentoollog_logger *build_log, unsigned flags)
{
    (void)log, (void)build_log, (void)flags;
    return calloc(1, PAGE);
}

int xc_interface_close(xc_interface *xch)
{
    free(xch);
    return 0;
}

int xc_domain_getinfo(xc_interface *xch, uint32_t first, unsigned int max, xc_dominfo_t *info)
{
    struct domain domain;

    (void)xch, (void)max;
    memset(info, 0, sizeof *info);
    if (!find_domain(first, &domain))
        return 0;
    info->domid = first;
    info->shutdown = domain.shutdown;
    info->crashed = domain.crashed;
    info->dying = domain.dying;
    info->running = !domain.shutdown;
    return 1;
}

int xc_domain_getinfolist(xc_interface *xch, uint32_t first, unsigned int max, xc_domaininfo_t *info)
{
    struct domain domain;

    (void)xch, (void)max;
    memset(info, 0, sizeof *info);
    if (!find_domain(first, &domain))
        return 0;
    info->domain = first;
    info->flags = (domain.shutdown ? XEN_DOMINF_shutdown : XEN_DOMINF_running) | (domain.dying ? XEN_DOMINF_dying : 0);
    return 1;
}

/* ---- shared pages ---- */

void *xc_map_foreign_range(xc_interface *xch, uint32_t domid, int size, int prot, unsigned long frame)
{
    (void)xch, (void)size, (void)prot, (void)frame;
    return shared_page(domid);
}

xengnttab_handle *xengnttab_open(xentoollog_logger *log, unsigned flags)
{
    (void)log, (void)flags;
    return calloc(1, sizeof(long));
}

int xengnttab_close(xengnttab_handle *table)
{
    free(table);
    return 0;
}

int xengnttab_set_max_grants(xengnttab_handle *table, uint32_t count)
{
    (void)table, (void)count;
    return 0;
}

void *xengnttab_map_grant_ref(xengnttab_handle *table, uint32_t domid, uint32_t ref, int prot)
{
    struct domain domain;

    (void)table, (void)ref, (void)prot;
    return find_domain(domid, &domain) ? shared_page(domid) : NULL;
}

int xengnttab_unmap(xengnttab_handle *table, void *start, uint32_t count)
{
    (void)table;
    return munmap(start, (size_t)PAGE * count);
}

/* ---- event channels: one FIFO ---- */

struct channel { int fd; };

static xenevtchn_handle *channel_of(int fd)
{
    struct channel *channel = fd < 0 ? NULL : calloc(1, sizeof *channel);

    if (channel)
        channel->fd = fd;
    return (xenevtchn_handle *)channel;
}

xenevtchn_handle *xenevtchn_open(xentoollog_logger *log, unsigned flags)
{
    struct path path = file_of("events", -1);

    (void)log, (void)flags;
    /* Open for writing, too, so that the FIFO never ends. */
    return channel_of(open(path.text, O_RDWR | O_CLOEXEC));
}

xenevtchn_handle *xenevtchn_fdopen(xentoollog_logger *log, int fd, unsigned flags)
{
    (void)log, (void)flags;
    return channel_of(fd);
}

int xenevtchn_close(xenevtchn_handle *handle)
{
    if (handle)
        close(((struct channel *)handle)->fd);
    free(handle);
    return 0;
}

int xenevtchn_fd(xenevtchn_handle *handle)
{
    return ((struct channel *)handle)->fd;
}

int xenevtchn_notify(xenevtchn_handle *handle, evtchn_port_t port)
{
    (void)handle, (void)port;
    return 0;
}

xenevtchn_port_or_error_t xenevtchn_bind_virq(xenevtchn_handle *handle, unsigned int virq)
{
    (void)handle, (void)virq;
    return VIRQ_PORT;
}

xenevtchn_port_or_error_t xenevtchn_bind_interdomain(xenevtchn_handle *handle, uint32_t domid, evtchn_port_t port)
{
    (void)handle, (void)port;
    return FIRST_DOMAIN_PORT + domid;
}

int xenevtchn_unbind(xenevtchn_handle *handle, evtchn_port_t port)
{
    (void)handle, (void)port;
    return 0;
}

int xenevtchn_unmask(xenevtchn_handle *handle, evtchn_port_t port)
{
    (void)handle, (void)port;
    return 0;
}

xenevtchn_port_or_error_t xenevtchn_pending(xenevtchn_handle *handle)
{
    uint32_t port;

    return read(((struct channel *)handle)->fd, &port, sizeof port) == sizeof port ? (int)port : -1;
}

/* ---- files and limits ---- */

#define RUN_DIRECTORY "/var/run/xenstored/"

static const char *moved(const char *path, struct path *into)
{
    if (!strcmp(path, "/proc/xen/xsd_port"))
        *into = file_of("port", -1);
    else if (!strcmp(path, "/proc/xen/xsd_kva"))
        *into = file_of("ring", 0);
    else if (!strncmp(path, RUN_DIRECTORY, strlen(RUN_DIRECTORY)))
        *into = file_of(path + strlen(RUN_DIRECTORY), -1);
    else
        return path;
    return into->text;
}

#define MOVED_OPEN(name)                                                     \
    int name(const char *path, int flags, ...)                               \
    {                                                                        \
        static int (*real)(const char *, int, ...);                          \
        struct path buffer;                                                  \
        mode_t mode = 0;                                                     \
        va_list arguments;                                                   \
                                                                             \
        if (!real)                                                           \
            real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name); \
        va_start(arguments, flags);                                          \
        if (flags & O_CREAT)                                                 \
            mode = va_arg(arguments, mode_t);                                \
        va_end(arguments);                                                   \
        return real(moved(path, &buffer), flags, mode);                      \
    }

MOVED_OPEN(open)
MOVED_OPEN(open64)

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
    static int (*real)(int, const struct sockaddr *, socklen_t);
    struct sockaddr_un moved_address = { .sun_family = AF_UNIX };
    struct path buffer;

    if (!real)
        real = (int (*)(int, const struct sockaddr *, socklen_t))dlsym(RTLD_NEXT, "bind");
    if (address->sa_family != AF_UNIX)
        return real(fd, address, length);
    snprintf(moved_address.sun_path, sizeof moved_address.sun_path, "%.107s",
             moved(((const struct sockaddr_un *)address)->sun_path, &buffer));
    unlink(moved_address.sun_path);
    return real(fd, (struct sockaddr *)&moved_address, sizeof moved_address);
}

/* The daemons ask for more open files than an ordinary user may have, and give up when refused. */
int setrlimit(__rlimit_resource_t resource, const struct rlimit *limit)
{
    static int (*real)(__rlimit_resource_t, const struct rlimit *);

    if (!real)
        real = (int (*)(__rlimit_resource_t, const struct rlimit *))dlsym(RTLD_NEXT, "setrlimit");
    return real(resource, limit) == 0 || errno == EPERM ? 0 : -1;
}
