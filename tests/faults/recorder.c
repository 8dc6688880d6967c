/* Records what a process does to the files under one folder, in the order in which the kernel got it.

   Loaded with LD_PRELOAD; silent until recorder_begin(folder, log). Each record is a struct record, a path, another
   path and data. What is written to standard output is recorded too: so what the process says stands among what it
   wrote before and after. Whatever changes a file and cannot be recorded is recorded as such, and the reader refuses it.

   The calls are made as system calls: nothing has to be looked up. One lock holds a call and its record together.
   /proc is asked what a file descriptor is: nothing has to be remembered, and renames and dup() are no matter. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

_Static_assert(sizeof(off_t) == 8, "open and open64 are one function here, as on every 64-bit Linux");

struct record {
    uint32_t kind, path, other, data; /* a letter, and lengths in bytes */
    uint64_t node, offset;            /* the inode; where it was written, or how long the file is now */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static int log_fd = -1;

void recorder_begin(const char *watched, const char *log)
{
    snprintf(folder, sizeof folder, "%s", watched);
    log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
}

/* --- what is watched --- */

static bool is_inside(const char *path)
{
    size_t length = strlen(folder);
    return log_fd >= 0 && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static bool path_of(int fd, char path[PATH_MAX])
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, (size_t)PATH_MAX - 1);
    path[length < 0 ? 0 : length] = '\0';
    return length >= 0;
}

static bool is_watched(int fd, char path[PATH_MAX])
{
    int before = errno;
    bool watched = log_fd >= 0 && path_of(fd, path) && is_inside(path);
    errno = before;
    return watched;
}

static bool is_watched_name(int at, const char *name, char path[PATH_MAX])
{
    char around[PATH_MAX];
    int before = errno;
    if (log_fd < 0)
        return false;
    if (name[0] == '/')
        snprintf(path, PATH_MAX, "%s", name);
    else if (at == AT_FDCWD ? getcwd(around, sizeof around) != NULL : path_of(at, around))
        snprintf(path, PATH_MAX, "%.*s/%s", (int)(PATH_MAX - strlen(name) - 2), around, name);
    else
        path[0] = '\0';
    errno = before;
    return is_inside(path);
}

/* --- the log --- */

static void put(const struct iovec *parts, int count, size_t length)
{
    if (syscall(SYS_writev, log_fd, parts, count) != (ssize_t)length)
        abort(); /* a log with a hole would prove nothing */
}

static void record(char kind, uint64_t node, uint64_t offset, const char *path, const char *other, const void *data,
                   size_t size)
{
    int before = errno;
    struct record head = {kind, strlen(path), strlen(other), size, node, offset};
    struct iovec parts[] = {
        {&head, sizeof head}, {(char *)path, head.path}, {(char *)other, head.other}, {(void *)data, size}};
    put(parts, 4, sizeof head + head.path + head.other + size);
    errno = before;
}

static uint64_t node_of(int fd)
{
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static long unrecorded(const char *call, const char *path, long result)
{
    if (result >= 0)
        record('X', 0, 0, path, call, "", 0);
    return result;
}

/* --- making and opening --- */

static int open_recorded(int at, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    bool changes = flags & (O_CREAT | O_TRUNC);
    if (!changes || !is_watched_name(at, name, path))
        return syscall(SYS_openat, at, name, flags, mode);
    pthread_mutex_lock(&lock);
    struct stat before;
    bool was_there = lstat(path, &before) == 0;
    int fd = syscall(SYS_openat, at, name, flags, mode);
    if (fd >= 0 && (flags & O_TMPFILE) == O_TMPFILE)
        unrecorded("O_TMPFILE", path, fd);
    else if (fd >= 0 && !was_there)
        record('C', node_of(fd), 0, path, "", "", 0);
    else if (fd >= 0 && (flags & O_TRUNC))
        record('T', node_of(fd), 0, path, "", "", 0);
    pthread_mutex_unlock(&lock);
    return fd;
}

static mode_t mode_in(int flags, va_list rest)
{
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

int open(const char *name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_in(flags, rest);
    va_end(rest);
    return open_recorded(AT_FDCWD, name, flags, mode);
}

int openat(int at, const char *name, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_in(flags, rest);
    va_end(rest);
    return open_recorded(at, name, flags, mode);
}

int creat(const char *name, mode_t mode) { return open_recorded(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, mode); }

int mkdirat(int at, const char *name, mode_t mode)
{
    char path[PATH_MAX];
    if (!is_watched_name(at, name, path))
        return syscall(SYS_mkdirat, at, name, mode);
    pthread_mutex_lock(&lock);
    struct stat made;
    int result = syscall(SYS_mkdirat, at, name, mode);
    if (result == 0 && lstat(path, &made) == 0)
        record('M', made.st_ino, 0, path, "", "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

/* --- contents --- */

static void record_written(int fd, const char *path, off_t offset, const struct iovec *parts, int count, size_t size)
{
    char *data = malloc(size + 1);
    size_t filled = 0;
    for (int part = 0; part < count && filled < size; part++) {
        size_t length = parts[part].iov_len < size - filled ? parts[part].iov_len : size - filled;
        memcpy(data + filled, parts[part].iov_base, length);
        filled += length;
    }
    if (fd == STDOUT_FILENO)
        record('A', 0, 0, "", "", data, size);
    else
        record('W', node_of(fd), offset, path, "", data, size);
    free(data);
}

/* at < 0: where the file's own position is */
static ssize_t write_recorded(int fd, const struct iovec *parts, int count, off_t at, int flags)
{
    char path[PATH_MAX] = "";
    bool watched = (fd == STDOUT_FILENO && log_fd >= 0) || is_watched(fd, path);
    if (watched)
        pthread_mutex_lock(&lock);
    ssize_t size = at < 0 && !flags ? syscall(SYS_writev, fd, parts, count)
                                    : syscall(SYS_pwritev2, fd, parts, count, at, 0, flags);
    if (watched) {
        if (size > 0)
            record_written(fd, path, at < 0 ? lseek(fd, 0, SEEK_CUR) - size : at, parts, count, size);
        pthread_mutex_unlock(&lock);
    }
    return size;
}

ssize_t write(int fd, const void *data, size_t size)
{
    struct iovec part = {(void *)data, size};
    return write_recorded(fd, &part, 1, -1, 0);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    struct iovec part = {(void *)data, size};
    return write_recorded(fd, &part, 1, at, 0);
}

ssize_t writev(int fd, const struct iovec *parts, int count) { return write_recorded(fd, parts, count, -1, 0); }

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at)
{
    return write_recorded(fd, parts, count, at, 0);
}

ssize_t pwritev2(int fd, const struct iovec *parts, int count, off_t at, int flags)
{
    return write_recorded(fd, parts, count, at, flags);
}

static int resize_recorded(int fd, long call, int mode, off_t offset, off_t size)
{
    char path[PATH_MAX];
    bool watched = is_watched(fd, path);
    if (watched)
        pthread_mutex_lock(&lock);
    struct stat now;
    int result = call == SYS_ftruncate ? syscall(call, fd, size) : syscall(call, fd, mode, offset, size);
    if (watched) {
        if (result == 0 && mode & ~FALLOC_FL_KEEP_SIZE)
            unrecorded("fallocate", path, 0);
        else if (result == 0 && fstat(fd, &now) == 0)
            record('T', now.st_ino, now.st_size, path, "", "", 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int ftruncate(int fd, off_t size) { return resize_recorded(fd, SYS_ftruncate, 0, 0, size); }

int fallocate(int fd, int mode, off_t offset, off_t size)
{
    return resize_recorded(fd, SYS_fallocate, mode, offset, size);
}

int posix_fallocate(int fd, off_t offset, off_t size)
{
    int before = errno, failed = fallocate(fd, 0, offset, size) ? errno : 0;
    errno = before;
    return failed;
}

int truncate(const char *name, off_t size)
{
    int fd = open(name, O_WRONLY | O_CLOEXEC), result = fd < 0 ? -1 : ftruncate(fd, size), failed = errno;
    if (fd >= 0)
        close(fd);
    errno = failed;
    return result;
}

static int sync_recorded(int fd, long call)
{
    char path[PATH_MAX];
    if (!is_watched(fd, path))
        return syscall(call, fd);
    pthread_mutex_lock(&lock);
    int result = syscall(call, fd);
    if (result == 0)
        record('S', node_of(fd), 0, path, "", "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int fsync(int fd) { return sync_recorded(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_recorded(fd, SYS_fdatasync); }

/* --- names --- */

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags)
{
    char old[PATH_MAX], new[PATH_MAX];
    bool leaves = is_watched_name(from_at, from, old), arrives = is_watched_name(to_at, to, new);
    if (!leaves && !arrives)
        return syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    pthread_mutex_lock(&lock);
    int result = syscall(SYS_renameat2, from_at, from, to_at, to, flags);
    if (!leaves || !arrives || flags & ~RENAME_NOREPLACE)
        unrecorded("rename", old, result);
    else if (result == 0)
        record('R', 0, 0, old, new, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int renameat(int from_at, const char *from, int to_at, const char *to) { return renameat2(from_at, from, to_at, to, 0); }
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int at, const char *name, int flags)
{
    char path[PATH_MAX];
    if (!is_watched_name(at, name, path))
        return syscall(SYS_unlinkat, at, name, flags);
    pthread_mutex_lock(&lock);
    int result = syscall(SYS_unlinkat, at, name, flags);
    if (result == 0)
        record('U', 0, 0, path, "", "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

/* --- what changes files in ways that are not recorded --- */

int linkat(int from_at, const char *from, int to_at, const char *to, int flags)
{
    char path[PATH_MAX];
    bool watched = is_watched_name(to_at, to, path);
    int result = syscall(SYS_linkat, from_at, from, to_at, to, flags);
    return watched ? unrecorded("link", path, result) : result;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int symlinkat(const char *target, int at, const char *name)
{
    char path[PATH_MAX];
    int result = syscall(SYS_symlinkat, target, at, name);
    return is_watched_name(at, name, path) ? unrecorded("symlink", path, result) : result;
}

int symlink(const char *target, const char *name) { return symlinkat(target, AT_FDCWD, name); }

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
    char path[PATH_MAX];
    void *mapped = (void *)syscall(SYS_mmap, address, size, protection, flags, fd, offset);
    if (mapped != MAP_FAILED && fd >= 0 && protection & PROT_WRITE && flags & MAP_SHARED && is_watched(fd, path))
        unrecorded("mmap", path, 0);
    return mapped;
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t size, unsigned flags)
{
    char path[PATH_MAX];
    ssize_t copied = syscall(SYS_copy_file_range, from, from_at, to, to_at, size, flags);
    return is_watched(to, path) ? unrecorded("copy_file_range", path, copied) : copied;
}

ssize_t sendfile(int to, int from, off_t *offset, size_t size)
{
    char path[PATH_MAX];
    ssize_t sent = syscall(SYS_sendfile, to, from, offset, size);
    return is_watched(to, path) ? unrecorded("sendfile", path, sent) : sent;
}

int syncfs(int fd)
{
    char path[PATH_MAX];
    int result = syscall(SYS_syncfs, fd);
    return is_watched(fd, path) ? unrecorded("syncfs", path, result) : result;
}

/* --- the same under the names that programs with large files call --- */

#define SAME_AS(name) __attribute__((alias(name)))

int open64(const char *name, int flags, ...) SAME_AS("open");
int openat64(int at, const char *name, int flags, ...) SAME_AS("openat");
int creat64(const char *name, mode_t mode) SAME_AS("creat");
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) SAME_AS("pwrite");
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) SAME_AS("pwritev");
ssize_t pwritev64v2(int fd, const struct iovec *parts, int count, off64_t at, int flags) SAME_AS("pwritev2");
int ftruncate64(int fd, off64_t size) SAME_AS("ftruncate");
int truncate64(const char *name, off64_t size) SAME_AS("truncate");
int fallocate64(int fd, int mode, off64_t offset, off64_t size) SAME_AS("fallocate");
int posix_fallocate64(int fd, off64_t offset, off64_t size) SAME_AS("posix_fallocate");
void *mmap64(void *address, size_t size, int protection, int flags, int fd, off64_t offset) SAME_AS("mmap");
ssize_t sendfile64(int to, int from, off64_t *offset, size_t size) SAME_AS("sendfile");
