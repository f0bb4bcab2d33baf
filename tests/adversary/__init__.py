"""An HTTP adversary: asks a running server for everything it should refuse, and reports what it got away with."""
