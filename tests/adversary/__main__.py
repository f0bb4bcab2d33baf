"""`python -m tests.adversary`: everything, on SQLite or where DATABASE_URL says; exit code 1 if anything was found."""

import sys

from tests.adversary.attack import attack

_MOST_SHOWN = 100


def main() -> int:
    inspector = attack()
    for area, requests in inspector.requests.items():
        found = sum(finding.startswith(f"[{area}]") for finding in inspector.findings)
        sys.stdout.write(f"{area:22} {requests:6} requests {found:4} findings\n")
    seconds, what = inspector.slowest
    sys.stdout.write(f"Slowest: {seconds:.2f} s, {what[:120]}\n")
    for finding in inspector.findings[:_MOST_SHOWN]:
        sys.stdout.write(f"{finding}\n")
    sys.stdout.write(f"{inspector.requests.total()} requests, {len(inspector.findings)} findings\n")
    return 1 if inspector.findings else 0


if __name__ == "__main__":
    sys.exit(main())
