"""The benchmark behind `make bench`; docs/performance.md says what it measures and how."""
