/*
 * The C side of the comparison. Reads commands from stdin, one a line, and answers each with "done COUNT":
 *
 *   list serial|pipelined     DIRECTORY /local/domain, then READ the name of each
 *   tree serial|pipelined     READ and DIRECTORY of every node below /local/domain
 *   reads serial              1,000 READs of one node, one after the other
 *
 * "serial" is libxenstore, one request at a time; "pipelined" writes raw messages and reads replies as they come.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xenstore.h>

enum { DIRECTORY = 1, READ = 2, ROOM = 64 };

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* ---- libxenstore ---- */

static long serial_list(struct xs_handle *xs)
{
    unsigned int count, length, i;
    char path[128], **names = xs_directory(xs, XBT_NULL, "/local/domain", &count);
    long read = 0;

    if (!names)
        fail("xs_directory");
    for (i = 0; i < count; i++) {
        snprintf(path, sizeof path, "/local/domain/%s/name", names[i]);
        char *value = xs_read(xs, XBT_NULL, path, &length);
        read += value != NULL;
        free(value);
    }
    free(names);
    return read;
}

static long serial_tree(struct xs_handle *xs, const char *path)
{
    unsigned int count = 0, length, i;
    char *value = xs_read(xs, XBT_NULL, path, &length), **names = xs_directory(xs, XBT_NULL, path, &count);
    long nodes = 1;

    for (i = 0; i < count; i++) {
        char child[512];
        snprintf(child, sizeof child, "%s/%s", path, names[i]);
        nodes += serial_tree(xs, child);
    }
    free(value);
    free(names);
    return nodes;
}

static long serial_reads(struct xs_handle *xs)
{
    unsigned int length;
    long read = 0;

    for (int i = 0; i < 1000; i++) {
        char *value = xs_read(xs, XBT_NULL, "/local/domain/1/name", &length);
        read += value != NULL;
        free(value);
    }
    return read;
}

/* ---- raw messages ---- */

struct header { uint32_t type, req_id, tx_id, len; };

struct bytes { char *data; size_t used, size; };

static void append(struct bytes *bytes, const void *data, size_t length)
{
    if (bytes->used + length > bytes->size) {
        bytes->size = 2 * (bytes->used + length);
        bytes->data = realloc(bytes->data, bytes->size);
        if (!bytes->data)
            fail("realloc");
    }
    memcpy(bytes->data + bytes->used, data, length);
    bytes->used += length;
}

static void request(struct bytes *out, uint32_t type, uint32_t id, const char *path)
{
    struct header header = { type, id, 0, strlen(path) + 1 };

    append(out, &header, sizeof header);
    append(out, path, header.len);
}

/* Sends all requests and waits for as many replies; each is given to `take`. */
static void exchange(int fd, struct bytes *out, long replies,
                     void (*take)(uint32_t type, uint32_t id, const char *payload, uint32_t length))
{
    static struct bytes in;
    size_t sent = 0;

    in.used = 0;
    while (replies > 0) {
        struct pollfd polled = { fd, POLLIN | (sent < out->used ? POLLOUT : 0), 0 };
        char buffer[65536];
        size_t start = 0;

        if (poll(&polled, 1, -1) < 0)
            fail("poll");
        if (polled.revents & POLLOUT) {
            ssize_t n = write(fd, out->data + sent, out->used - sent);
            if (n < 0 && errno != EAGAIN)
                fail("write");
            sent += n > 0 ? n : 0;
        }
        if (!(polled.revents & POLLIN))
            continue;
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n <= 0)
            fail("read");
        append(&in, buffer, n);
        while (in.used - start >= sizeof(struct header)) {
            struct header header;
            memcpy(&header, in.data + start, sizeof header);
            if (in.used - start < sizeof header + header.len)
                break;
            take(header.type, header.req_id, in.data + start + sizeof header, header.len);
            start += sizeof header + header.len;
            replies--;
        }
        memmove(in.data, in.data + start, in.used - start);
        in.used -= start;
    }
    out->used = 0;
}

static char **level, **below;
static long level_count, below_count, below_size, taken;

static void add_below(const char *parent, const char *name, const char *suffix)
{
    if (below_count == below_size) {
        below_size = below_size ? 2 * below_size : 1024;
        below = realloc(below, below_size * sizeof *below);
        if (!below)
            fail("realloc");
    }
    below[below_count] = malloc(strlen(parent) + strlen(name) + strlen(suffix) + 2);
    sprintf(below[below_count++], "%s/%s%s", parent, name, suffix);
}

static void take_names(uint32_t type, uint32_t id, const char *payload, uint32_t length)
{
    (void)type, (void)id;
    for (const char *name = payload; name < payload + length; name += strlen(name) + 1)
        add_below("/local/domain", name, "/name");
}

static void take_value(uint32_t type, uint32_t id, const char *payload, uint32_t length)
{
    (void)id, (void)payload, (void)length;
    taken += type == READ;
}

static void take_node(uint32_t type, uint32_t id, const char *payload, uint32_t length)
{
    if (type == READ)
        taken++;
    if (type == DIRECTORY)
        for (const char *name = payload; name < payload + length; name += strlen(name) + 1)
            add_below(level[id], name, "");
}

static void next_level(void)
{
    for (long i = 0; i < level_count; i++)
        free(level[i]);
    free(level);
    level = below;
    level_count = below_count;
    below = NULL;
    below_count = below_size = 0;
}

static long pipelined_list(int fd)
{
    static struct bytes out;

    taken = 0;
    request(&out, DIRECTORY, 0, "/local/domain");
    exchange(fd, &out, 1, take_names);
    next_level();
    for (long i = 0; i < level_count; i++)
        request(&out, READ, i, level[i]);
    exchange(fd, &out, level_count, take_value);
    next_level();
    return taken;
}

static long pipelined_tree(int fd)
{
    static struct bytes out;

    taken = 0;
    add_below("/local", "domain", "");
    for (next_level(); level_count > 0; next_level()) {
        for (long i = 0; i < level_count; i++) {
            request(&out, READ, i, level[i]);
            request(&out, DIRECTORY, i, level[i]);
        }
        exchange(fd, &out, 2 * level_count, take_node);
    }
    return taken;
}

static int connect_raw(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    snprintf(address.sun_path, sizeof address.sun_path, "%s", getenv("XENSTORED_PATH"));
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0)
        fail("connect");
    fcntl(fd, F_SETFL, O_NONBLOCK);
    return fd;
}

int main(void)
{
    char command[ROOM];
    struct xs_handle *xs = xs_open(0);
    int fd = connect_raw();

    if (!xs)
        fail("xs_open");
    while (fgets(command, sizeof command, stdin)) {
        long count = -1;
        if (!strcmp(command, "list serial\n"))
            count = serial_list(xs);
        if (!strcmp(command, "list pipelined\n"))
            count = pipelined_list(fd);
        if (!strcmp(command, "tree serial\n"))
            count = serial_tree(xs, "/local/domain");
        if (!strcmp(command, "tree pipelined\n"))
            count = pipelined_tree(fd);
        if (!strcmp(command, "reads serial\n"))
            count = serial_reads(xs);
        printf("done %ld\n", count);
        fflush(stdout);
    }
    return 0;
}
