"""Tests of the published documents."""
