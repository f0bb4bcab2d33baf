"""A question changes its page: what may be moved, the move itself, and the view that asks where to."""
