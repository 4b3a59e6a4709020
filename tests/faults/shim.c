/*
 * Fails, cuts short or kills at the n-th change of a file, or records them all; loaded by LD_PRELOAD.
 *
 *     gcc -O2 -Wall -Wextra -Werror -shared -fPIC -o shim.so shim.c -ldl
 *
 * It is armed at run time (shim_arm), so that one process can be forked for each point, or by the environment for a
 * program that knows nothing of it: FOLLOWUP_FAULT="mode n errno part-of-path".
 * Only files whose path holds the given part count: a change is a write, a sync, a truncation, or making, linking or
 * removing a file.
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, COUNT, ERROR, ERROR_STICKY, KILL_BEFORE, KILL_AFTER, KILL_TORN, SHORT, SHORT_STICKY };

static int mode, error_number, record_fd = -1;
static long target, seen, fired;
static char part[256];

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

void shim_arm(int new_mode, long point, int number, const char *path_part)
{
    mode = new_mode;
    target = point;
    error_number = number;
    seen = fired = 0;
    snprintf(part, sizeof part, "%s", path_part ? path_part : "");
}

long shim_seen(void) { return seen; }
long shim_fired(void) { return fired; }
void shim_record(int fd) { record_fd = fd; }

__attribute__((constructor)) static void from_environment(void)
{
    const char *told = getenv("FOLLOWUP_FAULT");
    int new_mode, number, used = 0;
    long point;
    if (told && sscanf(told, "%d %ld %d %n", &new_mode, &point, &number, &used) >= 3)
        shim_arm(new_mode, point, number, told + used);
}

static const char *path_of(int fd, char *buffer, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, buffer, size - 1);
    buffer[length < 0 ? 0 : length] = 0;
    return buffer;
}

static int counts(int fd, const char *path)
{
    char buffer[4096];
    if (!path) path = path_of(fd, buffer, sizeof buffer);
    return part[0] && strstr(path, part) != NULL;
}

/* What to do at this change: OFF lets it be. */
static int due(int fd, const char *path)
{
    if (mode == OFF || !counts(fd, path)) return OFF;
    seen++;
    int sticky = mode == ERROR_STICKY || mode == SHORT_STICKY;
    if (mode == COUNT || !(seen == target || (sticky && seen > target))) return OFF;
    fired++;
    return mode;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static void record(char op, int fd, const char *path, const void *data, size_t size, long offset)
{
    static ssize_t (*write_)(int, const void *, size_t);
    char buffer[4096], head[4400];
    if (record_fd < 0 || !counts(fd, path)) return;
    if (!path) path = path_of(fd, buffer, sizeof buffer);
    if (!write_) write_ = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    int length = snprintf(head, sizeof head, "%c %ld %zu %s\n", op, offset, data ? size : 0, path);
    if (write_(record_fd, head, length) != length) abort();
    if (data && write_(record_fd, data, size) != (ssize_t)size) abort();
}

/* A mark in the record: everything before it was acknowledged as the n-th deed. */
void shim_acknowledge(long number) { record('a', -1, part, NULL, 0, number); }

/* The changes that have no middle: before, after, or an error. */
#define WHOLE(fd, path, call, op, data, size, offset) \
    switch (due(fd, path)) { \
    case ERROR: case ERROR_STICKY: case SHORT: case SHORT_STICKY: errno = error_number; return -1; \
    case KILL_BEFORE: case KILL_TORN: die(); break; \
    case KILL_AFTER: call; die(); \
    } \
    int result = call; \
    if (result >= 0) record(op, fd, path, data, size, offset); \
    return result

static ssize_t write_at(ssize_t (*real)(int, const void *, size_t, off64_t), int fd, const void *data, size_t size, off64_t offset)
{
    switch (due(fd, NULL)) {
    case ERROR: case ERROR_STICKY: errno = error_number; return -1;
    case SHORT: case SHORT_STICKY: if (size > 1 && real(fd, data, size / 2, offset) < 0) return -1; errno = error_number; return -1;
    case KILL_BEFORE: die(); break;
    case KILL_TORN: if (size > 1 && real(fd, data, size / 2, offset) < 0) abort(); die(); break;
    case KILL_AFTER: if (real(fd, data, size, offset) < 0) abort(); die();
    }
    ssize_t result = real(fd, data, size, offset);
    if (result > 0) record('w', fd, NULL, data, result, offset);
    return result;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset)
{
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    return write_at(real, fd, data, size, offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return pwrite64(fd, data, size, offset); }

/* A SQLite built without pwrite seeks and then writes. */
static ssize_t write_here(int fd, const void *data, size_t size, off64_t offset)
{
    REAL(ssize_t, write, int, const void *, size_t);
    (void)offset;
    return real(fd, data, size);
}

ssize_t write(int fd, const void *data, size_t size)
{
    if (mode == OFF && record_fd < 0) return write_here(fd, data, size, 0);
    return write_at(write_here, fd, data, size, lseek64(fd, 0, SEEK_CUR));
}

int fsync(int fd)
{
    REAL(int, fsync, int);
    WHOLE(fd, NULL, real(fd), 's', NULL, 0, 0);
}

int fdatasync(int fd)
{
    REAL(int, fdatasync, int);
    WHOLE(fd, NULL, real(fd), 's', NULL, 0, 0);
}

int ftruncate64(int fd, off64_t size)
{
    REAL(int, ftruncate64, int, off64_t);
    WHOLE(fd, NULL, real(fd, size), 't', NULL, 0, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path)
{
    REAL(int, unlink, const char *);
    WHOLE(-1, path, real(path), 'u', NULL, 0, 0);
}

int link(const char *old, const char *new)
{
    REAL(int, link, const char *, const char *);
    WHOLE(-1, old, real(old, new), 'l', new, strlen(new), 0);
}

static int open_new(const char *path, int flags, mode_t bits)
{
    REAL(int, open64, const char *, int, ...);
    if (!(flags & O_CREAT) || access(path, F_OK) == 0) return real(path, flags, bits);
    WHOLE(-1, path, real(path, flags, bits), 'c', NULL, 0, 0);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t bits = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return open_new(path, flags | O_LARGEFILE, bits); \
    }

OPEN(open)
OPEN(open64)
