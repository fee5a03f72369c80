/*
 * The C library, one call after another: reads lines "WHAT COUNT", does WHAT so often, answers "done". The few declarations
 * of its stable interface stand here, so that no headers are needed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct virConnect *conn_t;
typedef struct virDomain *dom_t;
struct record { dom_t dom; void *params; int nparams; };
struct info { unsigned char state; unsigned long max, memory; unsigned short vcpus; unsigned long long time; };

conn_t virConnectOpen(const char *uri);
int virConnectClose(conn_t conn);
char *virConnectGetType(conn_t conn);
dom_t virDomainLookupByName(conn_t conn, const char *name);
int virDomainGetInfo(dom_t dom, struct info *info);
char *virDomainGetXMLDesc(dom_t dom, unsigned flags);
int virConnectListAllDomains(conn_t conn, dom_t **doms, unsigned flags);
int virDomainFree(dom_t dom);
int virConnectGetAllDomainStats(conn_t conn, unsigned stats, struct record ***records, unsigned flags);
void virDomainStatsRecordListFree(struct record **records);

int main(int argc, char **argv) {
  conn_t conn = virConnectOpen(argv[1]);
  dom_t one = conn ? virDomainLookupByName(conn, "d0") : NULL;
  char what[32];
  int count;
  if (!one || argc < 3) return 1;
  while (scanf("%31s %d", what, &count) == 2) {
    for (int i = 0; i < count; i++) {
      if (!strcmp(what, "info")) {
        struct info info;
        if (virDomainGetInfo(one, &info)) return 2;
      } else if (!strcmp(what, "connect")) {
        conn_t other = virConnectOpen(argv[2]);
        virConnectGetType(other);
        virConnectClose(other);
      } else if (!strcmp(what, "stats")) {
        struct record **records;
        if (virConnectGetAllDomainStats(conn, 0, &records, 0) < 0) return 3;
        virDomainStatsRecordListFree(records);
      } else {
        dom_t *doms;
        int n = virConnectListAllDomains(conn, &doms, 0);
        if (n < 0) return 4;
        for (int j = 0; j < n; j++) {
          if (!strcmp(what, "xml")) free(virDomainGetXMLDesc(doms[j], 0));
          virDomainFree(doms[j]);
        }
        free(doms);
      }
    }
    puts("done");
    fflush(stdout);
  }
  return virConnectClose(conn) < 0;
}
