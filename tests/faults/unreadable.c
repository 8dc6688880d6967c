/* Makes a part of one file unreadable, as a bad sector does: whoever reads a byte of it gets EIO.

   Loaded with LD_PRELOAD; nothing happens until unreadable_begin(path, first, end). The calls are made as system calls:
   nothing has to be looked up. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char path[PATH_MAX];
static off_t first, end;
static long left = -1;

void unreadable_begin(const char *of, long from, long to)
{
    first = from;
    end = to;
    snprintf(path, sizeof path, "%s", of);
}

/* After so many errors the part can be read again; -1 for never. */
void unreadable_times(long times)
{
    left = times;
}

long unreadable_left(void)
{
    return left;
}

static int is_bad(int fd, off_t at, size_t size)
{
    char link[64], name[PATH_MAX];
    if (!left || !path[0] || at >= end || at + (off_t)size <= first)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, name, sizeof name - 1);
    if (length != (ssize_t)strlen(path) || memcmp(name, path, length) != 0)
        return 0;
    left -= left > 0;
    return 1;
}

ssize_t pread(int fd, void *data, size_t size, off_t at)
{
    if (is_bad(fd, at, size)) {
        errno = EIO;
        return -1;
    }
    return syscall(SYS_pread64, fd, data, size, at);
}

ssize_t read(int fd, void *data, size_t size)
{
    int before = errno;
    off_t at = path[0] ? lseek(fd, 0, SEEK_CUR) : -1;
    errno = before;
    if (at >= 0 && is_bad(fd, at, size)) {
        errno = EIO;
        return -1;
    }
    return syscall(SYS_read, fd, data, size);
}

ssize_t pread64(int fd, void *data, size_t size, off64_t at) __attribute__((alias("pread")));
